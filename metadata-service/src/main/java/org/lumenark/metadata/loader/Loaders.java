package org.lumenark.metadata.loader;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.lumenark.platform.storage.StoreException;

/**
 * Workers on virtual threads that load what the table of tasks asks for. A task whose object cannot
 * be read now is tried again with growing pauses; one whose object is not what it should be is
 * refused, and its study never becomes public here.
 */
@ApplicationScoped
public class Loaders {

  private static final Logger LOG = Logger.getLogger(Loaders.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 10;

  private final LoadTasks tasks;
  private final ManifestLoader manifests;
  private final ResultLoader results;
  private final AnnotationLoader annotations;
  private final WordLoader words;
  private final LoaderConfig config;
  private final Semaphore bell = new Semaphore(0);
  private final List<Thread> workers = new ArrayList<>();

  Loaders(
      LoadTasks tasks,
      ManifestLoader manifests,
      ResultLoader results,
      AnnotationLoader annotations,
      WordLoader words,
      LoaderConfig config) {
    this.tasks = tasks;
    this.manifests = manifests;
    this.results = results;
    this.annotations = annotations;
    this.words = words;
    this.config = config;
  }

  /** There may be work; never blocks. */
  public void wake() {
    if (bell.availablePermits() < config.workers()) {
      bell.release();
    }
  }

  void start(@Observes StartupEvent event) {
    for (int number = 1; number <= config.workers(); number++) {
      workers.add(Thread.ofVirtual().name("loader-" + number).start(this::run));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    workers.forEach(Thread::interrupt);
    for (Thread worker : workers) {
      worker.join(Duration.ofSeconds(10));
    }
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Optional<LoadTask> task = tasks.claim();
        if (task.isPresent()) {
          load(task.get());
        } else {
          boolean rung = bell.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
          LOG.tracef("looking for work, woken: %s", rung);
        }
      } catch (SQLException failure) {
        LOG.warnf("loader begins anew: %s", failure.getMessage());
        pause();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void load(LoadTask task) throws SQLException {
    try {
      switch (task.kind()) {
        case MANIFEST -> manifests.load(task);
        case RESULTS -> results.load(task);
        case ANNOTATIONS -> annotations.load(task);
        case WORDS -> words.load(task);
      }
    } catch (LostLease lost) {
      LOG.warn(lost.getMessage());
    } catch (RefusedObject refused) {
      LOG.errorf(refused, "%s of %s is refused", task.kind().value(), task.accession());
      settle(() -> tasks.refuse(task, String.valueOf(refused.getMessage())));
    } catch (IOException | UncheckedIOException | StoreException | SQLException failure) {
      Duration pause = pause(task.attempts());
      LOG.warnf(
          "%s of %s is tried again in %s: %s",
          task.kind().value(), task.accession(), pause, failure.getMessage());
      settle(() -> tasks.later(task, pause, String.valueOf(failure.getMessage())));
    }
  }

  /** Ends a claim. */
  @FunctionalInterface
  private interface End {
    void apply() throws SQLException, LostLease;
  }

  private static void settle(End end) throws SQLException {
    try {
      end.apply();
    } catch (LostLease lost) {
      LOG.warn(lost.getMessage());
    }
  }

  private Duration pause(int attempts) {
    Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    return pause.compareTo(config.longestRetry()) < 0 ? pause : config.longestRetry();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAILURE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
