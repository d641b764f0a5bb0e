package org.lumenark.ingest.task;

import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;

/**
 * Does the work of one kind of task. It may be interrupted or killed anywhere and begun again, by
 * another worker too, while a frozen one still runs: what counts goes through {@link TaskRun}.
 */
public interface TaskHandler {

  Kind kind();

  /**
   * Does the task and ends it through the run.
   *
   * @throws Exception if it is to be tried again; faults of store, database or broker do not count
   *     as an attempt
   */
  void handle(TaskRun run) throws Exception;

  /** Ends a task that was tried often enough: what it was about fails with this reason. */
  void giveUp(TaskRun run, Reason reason) throws Exception;
}
