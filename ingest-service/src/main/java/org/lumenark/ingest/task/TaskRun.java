package org.lumenark.ingest.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.LockedStudy;

/** One claim of a task: the only way to record what came of it. */
public final class TaskRun {

  private final Task task;
  private final Transactions transactions;
  private final Bell bell;
  private volatile boolean lost;

  TaskRun(Task task, Transactions transactions, Bell bell) {
    this.task = task;
    this.transactions = transactions;
    this.bell = bell;
  }

  /** What is recorded of a task of a study, whose row is locked. */
  @FunctionalInterface
  public interface StudyEffect {
    void apply(Connection connection, LockedStudy study) throws SQLException;
  }

  /** What is recorded of a task of a scrub, whose row is locked. */
  @FunctionalInterface
  public interface ScrubEffect {
    void apply(Connection connection) throws SQLException;
  }

  public Task task() {
    return task;
  }

  /**
   * Long work asks now and then whether it is still of use.
   *
   * @throws LeaseLostException if it is known that another worker has the task
   */
  public void check() throws LeaseLostException {
    if (lost) {
      throw new LeaseLostException(task);
    }
  }

  /** Records a part of the result; the task goes on. */
  public void record(StudyEffect effect) throws SQLException, LeaseLostException {
    commit(effect, Optional.empty());
  }

  /** Records that the task failed; it is kept until {@link TaskTable#resume} or a withdrawal. */
  public void fail(StudyEffect effect) throws SQLException, LeaseLostException {
    commit(effect, Optional.of("failed"));
  }

  /** Records the result and ends the task. */
  public void finish(StudyEffect effect) throws SQLException, LeaseLostException {
    commit(effect, Optional.of("done"));
  }

  /** Records the result of a scrub task and ends it. */
  public void finishScrub(ScrubEffect effect) throws SQLException, LeaseLostException {
    transactions.run(connection -> {
      lockScrub(connection, task.scrubId());
      requireHeld(connection);
      effect.apply(connection);
      TaskTable.end(connection, task, "done");
    });
    bell.ring();
  }

  void lose() {
    lost = true;
  }

  /** The study is locked before the task, as a withdrawal does, so that neither waits for ever. */
  private void commit(StudyEffect effect, Optional<String> end)
      throws SQLException, LeaseLostException {
    transactions.run(connection -> {
      LockedStudy study = LockedStudy.lock(connection, task.studyVersion().accession());
      requireHeld(connection);
      effect.apply(connection, study);
      study.save();
      if (end.isPresent()) {
        TaskTable.end(connection, task, end.get());
      }
    });
    bell.ring();
  }

  private void requireHeld(Connection connection) throws SQLException, LeaseLostException {
    if (!TaskTable.isHeld(connection, task)) {
      lost = true;
      throw new LeaseLostException(task);
    }
  }

  private static void lockScrub(Connection connection, UUID scrub) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from scrub where id = ? for update")) {
      select.setObject(1, scrub);
      select.execute();
    }
  }
}
