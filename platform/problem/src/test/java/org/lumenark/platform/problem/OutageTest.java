package org.lumenark.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P02", "57P03"})
  void a_server_that_is_away_or_full_is_an_outage(String state) {
    assertThat(Outage.isBehind(new CompletionException(new SQLException("gone", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "22001", "57014"})
  void an_answer_that_says_no_is_none(String state) {
    assertThat(Outage.isBehind(new SQLException("no", state))).isFalse();
  }

  @Test
  void a_pool_that_has_no_connection_in_time_is_an_outage() {
    assertThat(
            Outage.isBehind(
                new IllegalStateException(
                    new SQLException("Acquisition timeout while waiting for new connection"))))
        .isTrue();
  }

  @Test
  void a_refused_connection_is_an_outage_at_any_depth_that_is_looked_at() {
    assertThat(Outage.isBehind(new RuntimeException(new RuntimeException(new ConnectException()))))
        .isTrue();
  }

  @Test
  void our_own_mistakes_are_none() {
    assertThat(Outage.isBehind(new IllegalStateException("a bug"))).isFalse();
    assertThat(Outage.isBehind(new NullPointerException())).isFalse();
  }

  @Test
  void causes_that_go_round_in_a_circle_end() {
    RuntimeException first = new RuntimeException("first");
    first.initCause(new RuntimeException("second", first));
    assertThat(Outage.isBehind(first)).isFalse();
  }
}
