package org.lumenark.metadata.loader;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of load tasks: claimed with a lease and a fence, and renewed with each batch. */
@ApplicationScoped
class LoadTasks {

  private static final String CLAIM =
      """
      update load_task set fence = fence + 1, attempts = attempts + 1,
        due_at = now() + make_interval(secs => ?)
       where id = (
         select id from load_task where state = 'waiting' and due_at <= now()
          order by due_at, id for update skip locked limit 1)
      returning id, kind, accession, version, object, root, told_by, next_ordinal, attempts, fence
      """;

  private final AgroalDataSource dataSource;
  private final LoaderConfig config;

  LoadTasks(AgroalDataSource dataSource, LoaderConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  /** Work of one transaction. */
  @FunctionalInterface
  interface Step {
    void run(Connection connection) throws SQLException, LostLease;
  }

  Optional<LoadTask> claim() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setDouble(1, config.lease().toSeconds());
      try (ResultSet row = claim.executeQuery()) {
        return row.next() ? Optional.of(task(row)) : Optional.empty();
      }
    }
  }

  /** Runs a step in a transaction that only commits while the claim is the newest. */
  void step(LoadTask task, long nextOrdinal, Step step) throws SQLException, LostLease {
    inTransaction(connection -> {
      renew(connection, task, nextOrdinal);
      step.run(connection);
    });
  }

  /** The last step of a task. */
  void finish(LoadTask task, Step step) throws SQLException, LostLease {
    inTransaction(connection -> {
      step.run(connection);
      update(connection, task, "state = 'done', failure = null", null);
    });
  }

  /** Gives a task up for good. */
  void refuse(LoadTask task, String failure) throws SQLException, LostLease {
    inTransaction(
        connection -> update(connection, task, "state = 'refused', failure = ?", failure));
  }

  /** Tries the task again later. */
  void later(LoadTask task, Duration pause, String failure) throws SQLException, LostLease {
    String change = "due_at = now() + interval '%d seconds', failure = ?";
    inTransaction(
        connection -> update(connection, task, change.formatted(pause.toSeconds()), failure));
  }

  private void inTransaction(Step step) throws SQLException, LostLease {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        step.run(connection);
        connection.commit();
      } catch (SQLException | LostLease | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private void renew(Connection connection, LoadTask task, long nextOrdinal)
      throws SQLException, LostLease {
    String change = "due_at = now() + interval '%d seconds', next_ordinal = %d";
    update(connection, task, change.formatted(config.lease().toSeconds(), nextOrdinal), null);
  }

  private static void update(
      Connection connection, LoadTask task, String change, @Nullable String failure)
      throws SQLException, LostLease {
    String sql = "update load_task set " + change + " where id = ? and fence = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      int index = 1;
      if (failure != null) {
        update.setString(index++, failure);
      }
      update.setLong(index++, task.id());
      update.setLong(index, task.fence());
      if (update.executeUpdate() != 1) {
        throw new LostLease(task);
      }
    }
  }

  private static LoadTask task(ResultSet row) throws SQLException {
    return new LoadTask(
        row.getLong("id"),
        LoadTask.Kind.of(row.getString("kind")),
        row.getString("accession"),
        row.getInt("version"),
        row.getString("object"),
        Optional.ofNullable(row.getString("root")),
        row.getLong("told_by"),
        row.getLong("next_ordinal"),
        row.getInt("attempts"),
        row.getLong("fence"));
  }
}
