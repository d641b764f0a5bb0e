package org.lumenark.metadata.loader;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.lumenark.metadata.find.FileKeys;

/**
 * Gives files that were loaded by an earlier release what they are found by, a batch a transaction.
 * Bits are joined to those that are there, so that a batch may come again.
 */
@ApplicationScoped
class WordLoader {

  private static final String FILES =
      """
      select ordinal, path, size from file
       where accession = ? and version = ? and ordinal >= ? order by ordinal limit ?
      """;

  private final LoadTasks tasks;
  private final LoaderConfig config;
  private final AgroalDataSource dataSource;

  WordLoader(LoadTasks tasks, LoaderConfig config, AgroalDataSource dataSource) {
    this.tasks = tasks;
    this.config = config;
    this.dataSource = dataSource;
  }

  void load(LoadTask task) throws SQLException, LostLease {
    AttributeRows rows = new AttributeRows();
    long next = task.nextOrdinal();
    long before;
    do {
      before = next;
      next = read(task, before, rows);
      long reached = next;
      tasks.step(task, reached, connection -> rows.store(connection, task));
      rows.clear();
    } while (next - before == config.batch());
    tasks.finish(task, connection -> {});
  }

  /** Files of a version are numbered without a gap; gives the number behind the last one. */
  private long read(LoadTask task, long from, AttributeRows rows) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement files = connection.prepareStatement(FILES)) {
      files.setString(1, task.accession());
      files.setInt(2, task.version());
      files.setLong(3, from);
      files.setInt(4, config.batch());
      long next = from;
      try (ResultSet row = files.executeQuery()) {
        while (row.next()) {
          long ordinal = row.getLong("ordinal");
          rows.take(ordinal, FileKeys.of(row.getString("path"), row.getLong("size")));
          next = ordinal + 1;
        }
      }
      return next;
    }
  }
}
