package org.lumenark.standalone.supervision;

import java.time.Duration;

/**
 * How long to wait before the next attempt: half a second, doubled. What was ready before is tried
 * again for ever and soon, since it works; what has not once become ready in eight attempts needs a
 * person.
 *
 * @param failures attempts that ended since one that lasted
 * @param neverReady the last of them that did not even become ready
 */
record Backoff(int failures, int neverReady) {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_OF_READY = Duration.ofSeconds(4);
  private static final int ATTEMPTS = 8;

  static final Backoff NONE = new Backoff(0, 0);

  Backoff afterReady() {
    return new Backoff(failures + 1, 0);
  }

  Backoff afterNeverReady() {
    return new Backoff(failures + 1, neverReady + 1);
  }

  boolean exhausted() {
    return neverReady >= ATTEMPTS;
  }

  Duration delay() {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration delay = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
    Duration most = neverReady == 0 ? LONGEST_OF_READY : LONGEST;
    return delay.compareTo(most) > 0 ? most : delay;
  }
}
