package org.lumenark.ingest.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in a database transaction of its own: all of it is committed, or nothing. */
@ApplicationScoped
public class Transactions {

  private final AgroalDataSource dataSource;

  Transactions(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Work of one transaction. It does no I/O but to this connection. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T apply(Connection connection) throws SQLException, E;
  }

  /** Work without a result. */
  @FunctionalInterface
  public interface Step<E extends Exception> {
    void apply(Connection connection) throws SQLException, E;
  }

  public <T, E extends Exception> T call(Work<T, E> work) throws SQLException, E {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = work.apply(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    }
  }

  public <E extends Exception> void run(Step<E> step) throws SQLException, E {
    this.<Boolean, E>call(connection -> {
      step.apply(connection);
      return true;
    });
  }
}
