package org.lumenark.ingest.task;

import java.time.Duration;
import org.lumenark.ingest.IngestConfig;

/**
 * How a task is given back.
 *
 * @param counts whether the attempt counts towards giving it up
 */
record Release(boolean counts, Duration pause, String error) {

  private static final int LONGEST_ERROR = 2_000;

  /** The process stops: another worker may go on at once. */
  static Release stopping() {
    return new Release(false, Duration.ZERO, "the worker was stopped");
  }

  static Release after(Throwable failure, Task task, IngestConfig config) {
    boolean fault = Faults.areAroundUs(failure);
    int before = fault ? task.faults() : task.attempts() - 1;
    return new Release(!fault, pause(before, config), error(failure));
  }

  /** Doubles with each time before, up to the longest. */
  static Duration pause(int before, IngestConfig config) {
    Duration pause = config.firstBackoff();
    for (int i = 0; i < before && pause.compareTo(config.longestBackoff()) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(config.longestBackoff()) < 0 ? pause : config.longestBackoff();
  }

  private static String error(Throwable failure) {
    String text = String.valueOf(failure).replace('\0', ' ');
    return text.substring(0, Math.min(text.length(), LONGEST_ERROR));
  }
}
