package org.lumenark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaleContainersTest {
  @Test
  void containers_of_a_living_run_or_of_another_machine_are_left_alone() {
    String ours = StaleContainers.thisProcess();

    assertThat(StaleContainers.isStale(ours)).isFalse();
    assertThat(StaleContainers.isStale("another-machine/1/0")).isFalse();
    assertThat(StaleContainers.isStale("")).isFalse();
  }

  @Test
  void containers_of_a_run_that_has_ended_are_stale_even_if_its_number_is_in_use_again() {
    String ours = StaleContainers.thisProcess();
    String earlier = ours.substring(0, ours.lastIndexOf('/')) + "/1";

    assertThat(StaleContainers.isStale(earlier)).isTrue();
  }
}
