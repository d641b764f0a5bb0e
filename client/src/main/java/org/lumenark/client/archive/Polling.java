package org.lumenark.client.archive;

import java.time.Duration;
import java.util.Optional;

/** Asking again at growing intervals, from a fifth of a second to two seconds. */
public final class Polling {

  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 2_000;

  private final Optional<Duration> longest;
  private final long started = System.nanoTime();
  private long millis = FIRST_MILLIS;

  private Polling(Optional<Duration> longest) {
    this.longest = longest;
  }

  /**
   * @param longest empty for ever
   */
  public static Polling within(Optional<Duration> longest) {
    return new Polling(longest);
  }

  /** Waits; false, at once, if the time is over. */
  public boolean pause() {
    if (longest.isPresent() && System.nanoTime() - started >= longest.get().toNanos()) {
      return false;
    }
    Patience.pause(Duration.ofMillis(millis));
    millis = Math.min(LONGEST_MILLIS, millis * 5 / 4);
    return true;
  }
}
