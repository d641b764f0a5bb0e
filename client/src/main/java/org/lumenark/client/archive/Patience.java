package org.lumenark.client.archive;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.lumenark.client.failure.ClientException;

/**
 * How long an archive that does not answer is asked again.
 *
 * @param total time after which the failure is reported; counted anew after each success
 */
public record Patience(Duration total) {

  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 5_000;

  /** One question, one answer. */
  public static final Patience NONE = new Patience(Duration.ZERO);

  /** For long work that a restart of a part of the archive must not end. */
  public static final Patience LONG = new Patience(Duration.ofMinutes(5));

  public Attempts attempts() {
    return new Attempts(this, System.nanoTime());
  }

  /** The attempts at one thing; one thread at a time. */
  public static final class Attempts {
    private final Patience patience;
    private long started;
    private int failures;

    private Attempts(Patience patience, long started) {
      this.patience = patience;
      this.started = started;
    }

    /** Waits, growing and slightly random; false if the patience is at its end. */
    public boolean again() {
      long spent = System.nanoTime() - started;
      if (spent >= patience.total.toNanos()) {
        return false;
      }
      long step = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 6));
      failures++;
      pause(Duration.ofMillis(step / 2 + ThreadLocalRandom.current().nextLong(step)));
      return true;
    }

    /** Something went forward: the patience begins anew. */
    public void progressed() {
      started = System.nanoTime();
      failures = 0;
    }
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
  }
}
