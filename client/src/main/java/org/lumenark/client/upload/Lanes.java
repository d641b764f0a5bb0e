package org.lumenark.client.upload;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.failure.ClientException;

/** A few transfers at a time; who brings more waits. The first failure ends the rest. */
public final class Lanes {

  private final ExecutorService threads;
  private final Semaphore free;
  private final int count;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  public Lanes(String name, int count) {
    this.count = count;
    this.free = new Semaphore(count);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  /** Returns as soon as a lane is free; fails as the first transfer failed. */
  public void run(Runnable transfer) {
    take(1);
    threads.execute(() -> {
      try {
        if (failure.get() == null) {
          transfer.run();
        }
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      } finally {
        free.release();
      }
    });
    rethrow();
  }

  /** Waits until all are done. */
  public void finish() {
    take(count);
    threads.shutdown();
    rethrow();
  }

  private void take(int permits) {
    try {
      free.acquire(permits);
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
  }

  private void rethrow() {
    RuntimeException first = failure.get();
    if (first != null) {
      throw first;
    }
  }
}
