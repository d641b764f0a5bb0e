package org.lumenark.standalone.supervision;

import java.time.Duration;

/** How long to wait before the next attempt: half a second, doubled, at most half a minute. */
record Backoff(int failures) {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 8;

  static final Backoff NONE = new Backoff(0);

  Backoff failed() {
    return new Backoff(failures + 1);
  }

  /** Eight attempts without success: waiting longer will not help without a person. */
  boolean exhausted() {
    return failures >= ATTEMPTS;
  }

  Duration delay() {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration delay = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }
}
