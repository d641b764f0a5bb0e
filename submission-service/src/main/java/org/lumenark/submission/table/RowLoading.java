package org.lumenark.submission.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.submission.database.Database;

/** Checks a table and copies its rows into the database in the same pass, in one transaction. */
@ApplicationScoped
class RowLoading {

  private final Database database;

  RowLoading(Database database) {
    this.database = database;
  }

  /**
   * @throws ProblemException if the table has errors; no row is stored then
   */
  TableRules.Loaded load(TableRules rules, UUID table, Path file) throws IOException {
    try {
      return database.call(connection -> copy(connection, rules, table, file));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static TableRules.Loaded copy(
      Connection connection, TableRules rules, UUID table, Path file) throws SQLException {
    try (CopiedRows rows = new CopiedRows(connection, rules.kind(), table)) {
      return rules.load(connection, file, rows);
    } catch (IOException failure) {
      if (failure.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw new UncheckedIOException(failure);
    }
  }
}
