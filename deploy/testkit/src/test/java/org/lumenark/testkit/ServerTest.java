package org.lumenark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerTest {
  @Test
  void servers_are_asked_for_by_the_names_of_the_contract() {
    assertThat(Server.parse("postgresql, object-store"))
        .containsExactly(Server.POSTGRESQL, Server.OBJECT_STORE);
    assertThat(Server.parse("all")).hasSize(5);
    assertThatThrownBy(() -> Server.parse("oracle")).hasMessageContaining("oracle");
  }
}
