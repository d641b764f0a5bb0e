package org.lumenark.ingest.task;

/** Another worker has the task now; nothing that this one did may count. */
public final class LeaseLostException extends Exception {

  private static final long serialVersionUID = 1L;

  LeaseLostException(Task task) {
    super(task.kind() + " task " + task.id() + " was taken over");
  }
}
