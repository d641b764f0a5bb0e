package org.lumenark.ingest.task;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.ingest.IngestConfig;

/** Claims tasks and runs them one after the other, until it is stopped. */
@ApplicationScoped
class Worker {

  private static final Logger LOG = Logger.getLogger(Worker.class);

  private final Leases leases;
  private final Bell bell;
  private final IngestConfig config;
  private final Map<Kind, TaskHandler> handlers = new EnumMap<>(Kind.class);
  private volatile boolean stopping;

  Worker(Leases leases, Bell bell, IngestConfig config, @All List<TaskHandler> handlers) {
    this.leases = leases;
    this.bell = bell;
    this.config = config;
    handlers.forEach(handler -> this.handlers.put(handler.kind(), handler));
  }

  void start() {
    stopping = false;
  }

  void stop() {
    stopping = true;
  }

  void work(Set<Kind> kinds) {
    while (!stopping) {
      try {
        long heard = bell.rings();
        Optional<TaskRun> run = claim(kinds);
        if (run.isPresent()) {
          run(run.get());
        } else {
          bell.await(heard, config.pollInterval());
        }
      } catch (InterruptedException stopped) {
        // Only a stop interrupts; the loop's condition ends it.
        Thread.interrupted();
      }
    }
  }

  private Optional<TaskRun> claim(Set<Kind> kinds) {
    try {
      return leases.claim(kinds);
    } catch (SQLException failure) {
      LOG.warnf("no task can be claimed: %s", failure.getMessage());
      return Optional.empty();
    }
  }

  private void run(TaskRun run) {
    leases.keep(run);
    try {
      handle(run);
    } catch (LeaseLostException lost) {
      LOG.infof("%s; its result is dropped", lost.getMessage());
    } catch (Throwable failure) {
      giveBack(run, failure);
    } finally {
      leases.forget(run);
    }
  }

  private void handle(TaskRun run) throws Exception {
    Task task = run.task();
    TaskHandler handler = handlers.get(task.kind());
    if (handler == null) {
      throw new IllegalStateException("nothing handles " + task.kind());
    }
    if (task.attempts() > config.attempts()) {
      LOG.errorf("task %s (%s) is given up", task.id(), task.kind());
      handler.giveUp(run, givenUp());
    } else {
      handler.handle(run);
    }
  }

  private Reason givenUp() {
    return new Reason(
        "ingest.given-up",
        "It was tried %d times and ended unexpectedly each time; the log of ingest-service says how."
            .formatted(config.attempts()),
        Optional.empty());
  }

  private void giveBack(TaskRun run, Throwable failure) {
    Task task = run.task();
    Release release = stopping ? Release.stopping() : Release.after(failure, task, config);
    if (!stopping) {
      LOG.warnf(
          failure, "task %s (%s) is tried again in %s", task.id(), task.kind(), release.pause());
    }
    // An interrupt that is still set would break the connection that gives the task back.
    Thread.interrupted();
    try {
      leases.release(run, release);
    } catch (SQLException failed) {
      LOG.warnf("task %s is taken over after its lease: %s", task.id(), failed.getMessage());
    }
  }
}
