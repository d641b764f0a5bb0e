package org.lumenark.submission.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their values in order. */
public final class Sql {

  private Sql() {}

  public static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  public static <T> Optional<T> one(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    return all(connection, sql, row, values).stream().findFirst();
  }

  public static <T> List<T> all(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.of(rows));
      }
      return found;
    }
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object[] values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int index = 0; index < values.length; index++) {
      @Nullable Object value = values[index];
      statement.setObject(
          index + 1,
          value instanceof Instant instant
              ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
              : value);
    }
    return statement;
  }

  /** Reads the row that the result stands at. */
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }
}
