package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.SubmissionConfig;

/** Bounds the memory of all parts in the making. */
@ApplicationScoped
public class PartMemory {

  private static final int UNIT_BYTES = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Semaphore units;

  PartMemory(SubmissionConfig config) {
    this.units = new Semaphore(Math.toIntExact(config.partMemoryBytes() / UNIT_BYTES), true);
  }

  /**
   * Waits for room.
   *
   * @throws ProblemException if there is none for a while
   */
  public Lease take(int bytes) {
    int wanted = Math.max(1, (bytes + UNIT_BYTES - 1) / UNIT_BYTES);
    try {
      if (units.tryAcquire(wanted, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return new Lease(units, wanted);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        ProblemType.UNAVAILABLE, "upload.busy", "Too many uploads at a time.", List.of());
  }

  /** Room that is given back when closed. */
  public record Lease(Semaphore units, int count) implements AutoCloseable {
    @Override
    public void close() {
      units.release(count);
    }
  }
}
