package org.lumenark.submission.filelist;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.SubmissionConfig;

/** Bounds the room and the memory of lists under way: few are received at a time, fewer loaded. */
@ApplicationScoped
class LoadSlots {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Semaphore receiving;
  private final Semaphore loading;

  LoadSlots(SubmissionConfig config) {
    this.receiving = new Semaphore(config.maxFileListUploads());
    this.loading = new Semaphore(config.maxFileListLoads(), true);
  }

  /**
   * @throws ProblemException if too many lists come at a time
   */
  Slot receive() {
    return slot(receiving, Duration.ZERO);
  }

  /**
   * Waits for its turn.
   *
   * @throws ProblemException if it does not come for a while
   */
  Slot load() {
    return slot(loading, PATIENCE);
  }

  private static Slot slot(Semaphore semaphore, Duration patience) {
    try {
      if (semaphore.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Slot(semaphore);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        ProblemType.UNAVAILABLE, "file-list.busy", "Too many file lists at a time.", List.of());
  }

  /** A place that is given back when closed. */
  record Slot(Semaphore semaphore) implements AutoCloseable {
    @Override
    public void close() {
      semaphore.release();
    }
  }
}
