package org.lumenark.imaging.isolate;

import java.time.Duration;

/** The time that a worker still has for one request. */
final class TimeLeft {

  private long nanos;

  TimeLeft(Duration duration) {
    nanos = duration.toNanos();
  }

  long nanos() {
    return nanos;
  }

  void spend(long time) {
    nanos = Math.max(0, nanos - time);
  }
}
