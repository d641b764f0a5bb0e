package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that encode and decode, shared by images that are converted at once. Tasks are bounded by
 * the buffers that they hold, not by a queue.
 */
final class EncodingPool implements AutoCloseable {

  /** Work that may end with a failed put. */
  interface Task {
    void run() throws IOException;
  }

  private final ExecutorService threads;

  EncodingPool(int count) {
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("lumenark-encode-", 1).factory());
  }

  /** Runs something soon that gives a result. */
  <T> Future<T> call(Callable<T> task) {
    return threads.submit(task);
  }

  /** Tasks that are waited for together. */
  Work work() {
    return new Work();
  }

  /** The tasks of one image; they are submitted and awaited by one thread. */
  final class Work {

    private final Phaser running = new Phaser(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Work() {}

    /** Runs a task soon; the first failure of any task is thrown here or by {@link #await()}. */
    void submit(Task task) throws IOException {
      check();
      running.register();
      threads.execute(() -> {
        try {
          task.run();
        } catch (IOException | RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          running.arriveAndDeregister();
        }
      });
    }

    /** Returns when all tasks have ended. */
    void await() throws IOException {
      running.arriveAndAwaitAdvance();
      check();
    }

    private void check() throws IOException {
      Throwable cause = failure.get();
      switch (cause) {
        case null -> {}
        case Error error -> throw error;
        case IOException e -> throw new IOException(e.getMessage(), e);
        default -> throw new IllegalStateException("encoding failed", cause);
      }
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
