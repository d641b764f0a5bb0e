package org.lumenark.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void pauses_double_up_to_half_a_minute_and_end_after_eight_attempts_that_were_never_ready() {
    Backoff backoff = Backoff.NONE;
    assertThat(backoff.delay()).isEqualTo(Duration.ZERO);
    backoff = backoff.afterNeverReady();
    assertThat(backoff.delay()).isEqualTo(Duration.ofMillis(500));
    backoff = backoff.afterNeverReady();
    assertThat(backoff.delay()).isEqualTo(Duration.ofSeconds(1));
    backoff = new Backoff(7, 7);
    assertThat(backoff.delay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(backoff.exhausted()).isFalse();
    assertThat(backoff.afterNeverReady().exhausted()).isTrue();
  }

  @Test
  void what_was_ready_is_started_again_however_often_it_dies() {
    Backoff backoff = Backoff.NONE;
    for (int death = 0; death < 100; death++) {
      backoff = death % 3 == 2 ? backoff.afterReady() : backoff.afterNeverReady();
      assertThat(backoff.exhausted()).isFalse();
    }
    assertThat(backoff.afterReady().delay()).isEqualTo(Duration.ofSeconds(4));
  }
}
