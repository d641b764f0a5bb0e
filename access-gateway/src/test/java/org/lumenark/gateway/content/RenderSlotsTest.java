package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenderSlotsTest {

  @Test
  void no_more_are_drawn_than_allowed_and_a_slot_that_came_free_is_given_again() throws Exception {
    RenderSlots slots = new RenderSlots(2, 1, Duration.ofMillis(1));
    Optional<RenderSlots.Slot> first = slots.take();
    Optional<RenderSlots.Slot> second = slots.take();
    assertThat(second).isPresent();
    assertThat(slots.take()).isEmpty();
    first.orElseThrow().close();
    assertThat(slots.take()).isPresent();
    assertThat(slots.take()).isEmpty();
  }

  @Test
  void who_would_wait_behind_too_many_is_refused_at_once() throws Exception {
    RenderSlots slots = new RenderSlots(1, 0, Duration.ofDays(1));
    assertThat(slots.take()).isPresent();
    assertThat(slots.take()).isEmpty();
  }
}
