package org.lumenark.submission;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** Bounds how many requests at a time do what takes much memory or room. */
public final class Slots {

  private final Semaphore free;
  private final Duration patience;
  private final String code;
  private final String refusal;

  /**
   * @param patience how long a request waits for its turn, in the order of arrival
   * @param code of the problem of one whose turn did not come
   * @param refusal what it is told
   */
  public Slots(int atATime, Duration patience, String code, String refusal) {
    this.free = new Semaphore(atATime, true);
    this.patience = patience;
    this.code = code;
    this.refusal = refusal;
  }

  /**
   * @throws ProblemException if the turn does not come in time; another attempt may succeed
   */
  public Slot enter() {
    try {
      if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return free::release;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(ProblemType.UNAVAILABLE, code, refusal, List.of());
  }

  /** A place that is given back when closed, once. */
  @FunctionalInterface
  public interface Slot extends AutoCloseable {
    @Override
    void close();
  }
}
