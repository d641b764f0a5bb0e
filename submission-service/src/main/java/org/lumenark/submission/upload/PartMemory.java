package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.PartSize;
import org.lumenark.submission.SubmissionConfig;

/**
 * Bounds the memory of all parts in the making: as configured, else half of the heap, and never
 * less than the largest part.
 */
@ApplicationScoped
public class PartMemory {

  private static final int SHARE_OF_HEAP = 2;
  private static final int UNIT_BYTES = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Semaphore units;

  PartMemory(SubmissionConfig config) {
    long bytes = config.partMemoryBytes().orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    long most = Math.min((long) Integer.MAX_VALUE * UNIT_BYTES, bytes);
    this.units = new Semaphore((int) (Math.max(PartSize.MAX_BYTES, most) / UNIT_BYTES), true);
  }

  /**
   * Waits for room.
   *
   * @throws ProblemException if there is none for a while
   */
  public Lease take(int bytes) {
    int wanted = units(bytes);
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

  /** Room for one more part, if there is some at once that nobody waits for. */
  Optional<Lease> takeFree(int bytes) {
    int wanted = units(bytes);
    return !units.hasQueuedThreads() && units.tryAcquire(wanted)
        ? Optional.of(new Lease(units, wanted))
        : Optional.empty();
  }

  private static int units(int bytes) {
    return Math.max(1, (bytes + UNIT_BYTES - 1) / UNIT_BYTES);
  }

  /**
   * Room for a blob whose length is not known.
   *
   * @throws ProblemException if there is none for the first part for a while
   */
  public GrowingRoom takeGrowing() {
    return new GrowingRoom(this);
  }

  /**
   * Room for one part after the other. It grows when parts do, after gigabytes only; then the
   * connection waits for as long as it takes.
   */
  public static final class GrowingRoom implements BlobWriter.PartRoom, AutoCloseable {
    private final PartMemory memory;
    private Lease lease;
    private int size;

    private GrowingRoom(PartMemory memory) {
      this.memory = memory;
      this.size = PartSize.ofPart(1);
      this.lease = memory.take(size);
    }

    @Override
    public int forPart(int number) {
      int wanted = PartSize.ofPart(number);
      if (wanted > size) {
        // Given back before more is asked for: two that hold what the other one wants would wait
        // for ever.
        lease.close();
        memory.units.acquireUninterruptibly(units(wanted));
        lease = new Lease(memory.units, units(wanted));
        size = wanted;
      }
      return size;
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /** Room that is given back when closed. */
  public record Lease(Semaphore units, int count) implements AutoCloseable {
    @Override
    public void close() {
      units.release(count);
    }
  }
}
