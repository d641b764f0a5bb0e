package org.lumenark.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.component.StackException;

class VariablesTest {

  @Test
  void settings_of_kafka_are_those_that_the_services_are_given() {
    Variables variables =
        new Variables(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_JAAS_CONFIG", "org.example.Login required;",
                // What a cluster says of a Service named kafka.
                "KAFKA_PORT", "tcp://10.0.0.1:9092",
                "KAFKA_SERVICE_HOST", "10.0.0.1"));

    assertThat(variables.kafka())
        .containsEntry("bootstrap.servers", "kafka:9093")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", "org.example.Login required;")
        .doesNotContainKeys("port", "service.host");
  }

  @Test
  void a_variable_that_is_missing_or_empty_is_named() {
    Variables variables = new Variables(Map.of("LUMENARK_OPENSEARCH_URL", " "));

    assertThatThrownBy(() -> Needs.of(Needs.Server.search, variables))
        .isInstanceOf(StackException.class)
        .hasMessage("The variable LUMENARK_OPENSEARCH_URL is not set.");
    assertThatThrownBy(() -> Needs.of(Needs.Server.kafka, variables))
        .hasMessage("The variable KAFKA_BOOTSTRAP_SERVERS is not set.");
  }

  @Test
  void one_server_is_prepared_by_its_own_variables_alone() {
    Map<String, String> given =
        Map.of(
            "QUARKUS_OIDC_AUTH_SERVER_URL", "https://id.example.org/realms/lumenark",
            "LUMENARK_PREPARE_IDENTITY_USERNAME", "admin",
            "LUMENARK_PREPARE_IDENTITY_PASSWORD", "hidden");
    Set<Needs.Server> identity = Set.of(Needs.Server.identity);

    assertThat(Needs.preparation(new Variables(given), identity))
        .extracting(Condition::name)
        .containsExactly("accounts (https://id.example.org/realms/lumenark)");
    assertThatThrownBy(() -> Needs.preparation(new Variables(given)))
        .hasMessage("The variable KAFKA_BOOTSTRAP_SERVERS is not set.");
    assertThatThrownBy(() -> Needs.preparation(new Variables(Map.of()), identity))
        .hasMessage("The variable LUMENARK_PREPARE_IDENTITY_USERNAME is not set.");
    assertThatThrownBy(() -> Needs.preparation(new Variables(given), Set.of(Needs.Server.search)))
        .hasMessageContaining("Nothing is prepared on the search server");
  }
}
