package org.lumenark.submission.action;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.DraftRepository;

/**
 * Runs actions, some at a time. A worker that dies leaves its lease to run out, and another one
 * goes on where the last step was committed.
 */
@ApplicationScoped
class ActionWorkers {

  private static final Logger LOG = Logger.getLogger(ActionWorkers.class);
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final int MOST_FAILURES = 40;

  private final Database database;
  private final DraftRepository drafts;
  private final ActionRepository repository;
  private final ActionRun run;
  private final SubmissionConfig config;
  private final Semaphore free;

  ActionWorkers(
      Database database,
      DraftRepository drafts,
      ActionRepository repository,
      ActionRun run,
      SubmissionConfig config) {
    this.database = database;
    this.drafts = drafts;
    this.repository = repository;
    this.run = run;
    this.config = config;
    this.free = new Semaphore(config.maxActions());
  }

  /** Begins at once instead of with the next tick. */
  void wake() {
    Thread.ofVirtual().name("action").start(this::tick);
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    while (free.tryAcquire()) {
      UUID worker = UUID.randomUUID();
      Optional<Action> action = claim(worker);
      if (action.isEmpty()) {
        return;
      }
      Thread.ofVirtual().name("action").start(() -> work(action.get(), worker));
    }
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    Instant before = Instant.now().minus(config.actionMemory());
    database.run(connection -> repository.forgetFinishedBefore(connection, before));
  }

  /** Takes a place for the action, which is given back if there is none. */
  private Optional<Action> claim(UUID worker) {
    Optional<Action> action = Optional.empty();
    try {
      action =
          database.call(connection -> repository.claim(connection, worker, config.actionLease()));
      return action;
    } finally {
      if (action.isEmpty()) {
        free.release();
      }
    }
  }

  private void work(Action action, UUID worker) {
    try {
      ActionLease lease =
          new ActionLease(action, worker, database, drafts, repository, config.actionLease());
      Outcome outcome = run.of(lease, action.request());
      database.run(connection -> repository.finish(connection, action.id(), worker, outcome));
    } catch (ActionLease.Lost lost) {
      LOG.infof("action %s is not this worker's any more", action.id());
      giveUp(action, worker);
    } catch (RuntimeException failure) {
      LOG.warnf(failure, "action %s did not go on", action.id());
      retreat(action, worker, failure);
    } finally {
      free.release();
    }
    wake();
  }

  private void retreat(Action action, UUID worker, RuntimeException failure) {
    Optional<Outcome.Failed> end = end(action, failure);
    try {
      database.run(connection -> {
        if (end.isPresent()) {
          repository.finish(connection, action.id(), worker, end.get());
        } else {
          repository.postpone(connection, action.id(), worker, PAUSE);
        }
      });
    } catch (RuntimeException away) {
      LOG.warnf(away, "the lease of action %s has to run out", action.id());
    }
  }

  /** An action that failed so often without progress, or for a reason that stays, is over. */
  private static Optional<Outcome.Failed> end(Action action, RuntimeException failure) {
    if (failure instanceof ProblemException problem
        && problem.type() != ProblemType.UNAVAILABLE
        && problem.type() != ProblemType.FULL) {
      return Optional.of(
          new Outcome.Failed(
              problem.toProblem("").code(),
              String.valueOf(problem.getMessage()),
              "Put right what the message says and begin the action again."));
    }
    if (action.failures() < MOST_FAILURES) {
      return Optional.empty();
    }
    return Optional.of(
        failure instanceof StoreException.Full
            ? new Outcome.Failed(
                ProblemType.FULL.code(),
                "The archive had no room left for too long.",
                "Tell the operator of the archive, and begin the action again once there is room.")
            : new Outcome.Failed(
                "action.outage",
                "A part of the archive could not be reached for too long.",
                "Begin the action again later."));
  }

  /** If its draft is gone, nobody can go on. */
  private void giveUp(Action action, UUID worker) {
    Outcome gone =
        new Outcome.Failed("draft.closed", "The draft is not open any more.", "Nothing to do.");
    database.run(connection -> {
      if (drafts.find(connection, action.draft()).filter(draft -> draft.isOpen()).isEmpty()) {
        repository.finish(connection, action.id(), worker, gone);
      }
    });
  }
}
