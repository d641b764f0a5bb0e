package org.lumenark.ingest.task;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.ingest.IngestConfig;

/**
 * The workers of this process: virtual threads for work that mostly waits for the store, and a
 * bounded number of platform threads for pixels.
 */
@ApplicationScoped
public class Workers {

  private static final Set<Kind> PIXELS = EnumSet.of(Kind.ConvertImage, Kind.ConvertImageRegion);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final IngestConfig config;
  private final Worker worker;
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final List<Thread> threads = new ArrayList<>();

  Workers(IngestConfig config, Worker worker, @All List<TaskHandler> handlers) {
    this.config = config;
    this.worker = worker;
    handlers.forEach(handler -> kinds.add(handler.kind()));
  }

  void start(@Observes StartupEvent event) {
    if (!config.workers()) {
      return;
    }
    worker.start();
    Set<Kind> io = EnumSet.copyOf(kinds);
    io.removeAll(PIXELS);
    start(Thread.ofVirtual().name("ingest-io-", 0), io, config.ioWorkers());
    start(Thread.ofPlatform().daemon().name("ingest-pixel-", 0), PIXELS, config.pixelWorkers());
  }

  private void start(Thread.Builder builder, Set<Kind> of, int count) {
    for (int i = 0; i < count; i++) {
      threads.add(builder.start(() -> worker.work(of)));
    }
  }

  /** What runs is interrupted and given back, so that another worker goes on at once. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    worker.stop();
    threads.forEach(Thread::interrupt);
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
    threads.clear();
  }
}
