package org.lumenark.gateway.content;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Where public images lay a moment ago. Bounded in number and in time. */
final class RecentPlaces {

  private static final int MOST = 10_000;

  private final long lifeNanos;
  private final LongSupplier nanoTime;
  private final Map<String, Remembered> places =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
          return size() > MOST;
        }
      };

  private record Remembered(ContainerPlace place, long at) {}

  RecentPlaces(Duration life, LongSupplier nanoTime) {
    this.lifeNanos = life.toNanos();
    this.nanoTime = nanoTime;
  }

  synchronized Optional<ContainerPlace> place(String what) {
    Remembered found = places.get(what);
    if (found == null) {
      return Optional.empty();
    }
    if (nanoTime.getAsLong() - found.at() > lifeNanos) {
      places.remove(what);
      return Optional.empty();
    }
    return Optional.of(found.place());
  }

  synchronized void remember(String what, ContainerPlace place) {
    places.put(what, new Remembered(place, nanoTime.getAsLong()));
  }
}
