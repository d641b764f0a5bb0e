package org.lumenark.submission.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs work in one transaction: committed if it returns, rolled back if it throws. No S3 or Kafka
 * inside.
 */
@ApplicationScoped
public class Database {

  private final AgroalDataSource dataSource;

  Database(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  public <T> T call(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failure) {
        rollBack(connection, failure);
        throw failure;
      }
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  public void run(Effect effect) {
    call(connection -> {
      effect.in(connection);
      return true;
    });
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException failure) {
      cause.addSuppressed(failure);
    }
  }

  /** Work with a result. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** Work without one. */
  @FunctionalInterface
  public interface Effect {
    void in(Connection connection) throws SQLException;
  }
}
