package org.lumenark.ingest.task;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.ingest.study.StudyVersion;

/** Statements over the table {@code task}; each takes part in the caller's transaction. */
public final class TaskTable {

  private static final String CLAIM =
      """
      update task set state = 'running', fence = fence + 1, attempts = attempts + 1, worker = ?,
        leased_until = now() + make_interval(secs => ?)
      where id = (
        select id from task
        where kind = any (?)
          and ((state = 'waiting' and not_before <= now())
            or (state = 'running' and leased_until < now()))
        order by priority, not_before limit 1 for update skip locked)
      returning id, kind, accession, version, scrub, payload, attempts, faults, fence
      """;

  private TaskTable() {}

  public static void insert(Connection connection, List<NewTask> tasks) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into task (id, kind, accession, version, scrub, payload, state, priority)"
                + " values (?, ?, ?, ?, ?, ?, 'waiting', ?)")) {
      for (NewTask task : tasks) {
        insert.setObject(1, TimeOrderedId.next());
        insert.setString(2, task.kind().name());
        insert.setString(3, task.study().map(s -> s.accession().value()).orElse(null));
        insert.setObject(4, task.study().map(StudyVersion::number).orElse(null));
        insert.setObject(5, task.scrub().orElse(null));
        insert.setString(6, task.payload());
        insert.setShort(7, task.priority());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static Optional<Task> claim(Connection connection, Set<Kind> kinds, String worker, Duration lease)
      throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setString(1, worker);
      claim.setDouble(2, seconds(lease));
      claim.setArray(3, connection.createArrayOf("text", kinds.stream().map(Kind::name).toArray()));
      try (ResultSet row = claim.executeQuery()) {
        return row.next() ? Optional.of(task(row)) : Optional.empty();
      }
    }
  }

  /** Prolongs the leases that are still held; returns the ids of those. */
  static Set<UUID> renew(Connection connection, Collection<Task> tasks, Duration lease)
      throws SQLException {
    Set<UUID> held = new HashSet<>();
    try (PreparedStatement renew =
        connection.prepareStatement(
            "update task set leased_until = now() + make_interval(secs => ?)"
                + " where id = ? and fence = ? and state = 'running'")) {
      for (Task task : tasks) {
        renew.setDouble(1, seconds(lease));
        renew.setObject(2, task.id());
        renew.setLong(3, task.fence());
        if (renew.executeUpdate() == 1) {
          held.add(task.id());
        }
      }
    }
    return held;
  }

  /** Locks the task's row and tells whether this claim is still the newest. */
  static boolean isHeld(Connection connection, Task task) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select 1 from task where id = ? and fence = ? and state = 'running' for update")) {
      select.setObject(1, task.id());
      select.setLong(2, task.fence());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** A failed task has not ended for good: it is not deleted with those that have. */
  static void end(Connection connection, Task task, String state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update task set state = ?, leased_until = null,"
                + " ended_at = case when ? = 'failed' then null else now() end where id = ?")) {
      update.setString(1, state);
      update.setString(2, state);
      update.setObject(3, task.id());
      update.executeUpdate();
    }
  }

  /** Gives a task back; does nothing if it was taken over. */
  static void release(
      Connection connection, Task task, boolean counts, Duration pause, String error)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update task set state = 'waiting', leased_until = null, worker = null, last_error = ?,
              attempts = attempts - ?, faults = faults + ?,
              not_before = now() + make_interval(secs => ?)
            where id = ? and fence = ? and state = 'running'
            """)) {
      update.setString(1, error);
      update.setInt(2, counts ? 0 : 1);
      update.setInt(3, counts ? 0 : 1);
      update.setDouble(4, seconds(pause));
      update.setObject(5, task.id());
      update.setLong(6, task.fence());
      update.executeUpdate();
    }
  }

  /** Lets failed tasks of a study version begin anew. */
  public static void resume(Connection connection, StudyVersion study) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update task set state = 'waiting', attempts = 0, not_before = now()"
                + " where accession = ? and version = ? and state = 'failed'")) {
      update.setString(1, study.accession().value());
      update.setInt(2, study.number());
      update.executeUpdate();
    }
  }

  /** Cancels what waits or runs for a study; a running worker learns it when it records. */
  public static void cancelAll(Connection connection, Accession accession) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update task set state = 'cancelled', ended_at = now(), leased_until = null"
                + " where accession = ? and state in ('waiting', 'running', 'failed')")) {
      update.setString(1, accession.value());
      update.executeUpdate();
    }
  }

  public static int deleteEnded(Connection connection, Duration age) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from task where ended_at < now() - make_interval(secs => ?)")) {
      delete.setDouble(1, seconds(age));
      return delete.executeUpdate();
    }
  }

  private static Task task(ResultSet row) throws SQLException {
    Optional<StudyVersion> study =
        Optional.ofNullable(row.getString("accession"))
            .map(accession -> new StudyVersion(new Accession(accession), version(row)));
    return new Task(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        study,
        Optional.ofNullable(row.getObject("scrub", UUID.class)),
        row.getString("payload"),
        row.getInt("attempts"),
        row.getInt("faults"),
        row.getLong("fence"));
  }

  private static int version(ResultSet row) {
    try {
      return row.getInt("version");
    } catch (SQLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
