package org.lumenark.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestRateTest {

  private long now;

  @Test
  void a_burst_passes_and_then_the_rate_holds_for_each_identity_alone() {
    RequestRate rate = new RequestRate(10, 3, () -> now);

    assertThat(rate.allows("one")).isTrue();
    assertThat(rate.allows("one")).isTrue();
    assertThat(rate.allows("one")).isTrue();
    assertThat(rate.allows("one")).isFalse();
    assertThat(rate.allows("other")).isTrue();

    now += Duration.ofMillis(100).toNanos();
    assertThat(rate.allows("one")).isTrue();
    assertThat(rate.allows("one")).isFalse();
  }

  @Test
  void zero_switches_the_limit_off() {
    RequestRate rate = new RequestRate(0, 0, () -> now);

    assertThat(rate.allows("one")).isTrue();
  }
}
