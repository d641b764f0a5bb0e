package org.lumenark.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** The most resident memory that processes have together while this is open, looked at often. */
final class PeakMemory implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final List<Long> processes;
  private final double before;
  private final Thread sampler;
  private volatile double most;

  PeakMemory(List<Long> processes) throws IOException {
    this.processes = processes;
    this.before = now();
    this.most = before;
    this.sampler = Thread.ofVirtual().start(this::sample);
  }

  /** Megabytes above what they had at first. */
  double growth() {
    return most - before;
  }

  @Override
  public void close() {
    sampler.interrupt();
  }

  private void sample() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        most = Math.max(most, now());
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private double now() throws IOException {
    return ResidentMemory.of(processes).values().getFirst();
  }
}
