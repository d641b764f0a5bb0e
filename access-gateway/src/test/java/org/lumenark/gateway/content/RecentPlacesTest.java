package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentPlacesTest {

  private long now;

  @Test
  void a_place_is_forgotten_after_its_time() {
    RecentPlaces places = new RecentPlaces(Duration.ofSeconds(3), () -> now);
    ContainerPlace place =
        new ContainerPlace("S-LMK1", true, "a/b.ome.zarr/", "0", UUID.randomUUID(), null);
    places.remember("image", place);

    now = Duration.ofSeconds(3).toNanos();
    assertThat(places.place("image")).contains(place);
    now++;
    assertThat(places.place("image")).isEmpty();
  }
}
