package org.lumenark.standalone.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class KafkaTest {

  @Test
  void a_cluster_id_never_begins_with_a_dash_which_its_tool_would_take_for_an_option() {
    UUID drawn = UUID.fromString("fbffffff-ffff-4fff-bfff-ffffffffffff");
    Uuid asItIs = new Uuid(drawn.getMostSignificantBits(), drawn.getLeastSignificantBits());
    assertThat(asItIs.toString()).startsWith("-");

    String id = Kafka.clusterId(drawn);

    assertThat(id).isEqualTo("e_______T_-__________w");
    assertThat(Uuid.fromString(id)).hasToString(id);
  }
}
