package org.lumenark.imaging.zarr;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Overlaps puts on virtual threads while the bytes in flight stay below a bound. After the first
 * failure no further object is put and every call throws it. For several threads, each with batches
 * of its own.
 */
public final class PutQueue implements AutoCloseable {

  private static final int UNIT = 1024;
  private static final int MOST_OBJECTS = 32;

  private final ObjectSink sink;
  private final int units;
  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong written = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param bytesInFlight a larger object is put alone
   */
  public PutQueue(ObjectSink sink, long bytesInFlight) {
    this.sink = sink;
    units = (int) Math.clamp(bytesInFlight / UNIT, MOST_OBJECTS, Integer.MAX_VALUE / 2);
    free = new Semaphore(units);
  }

  /** Objects that are waited for together. */
  public Batch batch() {
    return new Batch();
  }

  /** Puts of one thread, which waits for these and not for others'. */
  public final class Batch {

    private final Phaser running = new Phaser(1);

    private Batch() {}

    /** Waits for room, then returns while the object is being put. */
    public void put(String key, ObjectContent content) throws IOException {
      check();
      int needed = (int) Math.clamp(content.size() / UNIT + 1, units / MOST_OBJECTS, units);
      acquire(needed);
      running.register();
      threads.execute(() -> {
        try {
          if (failure.get() == null) {
            sink.put(key, content);
            written.addAndGet(content.size());
          }
        } catch (IOException | RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          free.release(needed);
          running.arriveAndDeregister();
        }
      });
    }

    /** Returns when everything put so far is stored. */
    public void flush() throws IOException {
      running.arriveAndAwaitAdvance();
      check();
    }
  }

  /** Bytes of all objects that were stored. */
  public long bytesWritten() {
    return written.get();
  }

  private void acquire(int needed) throws IOException {
    try {
      free.acquire(needed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while waiting to write").initCause(e);
    }
  }

  private void check() throws IOException {
    Throwable cause = failure.get();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause != null) {
      throw new IOException("an object could not be stored: " + cause.getMessage(), cause);
    }
  }

  /** Waits for the puts that run. */
  @Override
  public void close() {
    threads.close();
  }
}
