package org.lumenark.client.check;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does the same for each of many things, several at a time, and hands the results on in the order
 * of the things; only a few results wait.
 */
final class InOrder implements AutoCloseable {

  private static final int WAITING = 16;

  private final int threads;
  private final ExecutorService executor;

  InOrder(int threads) {
    this.threads = threads;
    executor = Executors.newFixedThreadPool(threads);
  }

  interface Work<T, R> {
    R of(T thing) throws IOException;
  }

  interface Target<R> {
    void take(int index, R result) throws IOException;
  }

  <T, R> void each(List<T> things, Work<T, R> work, Target<R> target) throws IOException {
    int step = threads * WAITING;
    for (int from = 0; from < things.size(); from += step) {
      List<Callable<R>> part = new ArrayList<>();
      for (T thing : things.subList(from, Math.min(from + step, things.size()))) {
        part.add(() -> work.of(thing));
      }
      List<Future<R>> results = run(part);
      for (int i = 0; i < results.size(); i++) {
        target.take(from + i, result(results.get(i)));
      }
    }
  }

  private <R> List<Future<R>> run(List<Callable<R>> part) throws IOException {
    try {
      return executor.invokeAll(part);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static <R> R result(Future<R> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException defect -> throw defect;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
