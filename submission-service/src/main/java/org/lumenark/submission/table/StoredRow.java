package org.lumenark.submission.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A row of a stored table.
 *
 * @param number as the table that was sent counts
 * @param key what the row is about; of a file list the path
 * @param values in the order of the columns; empty ones at the end may be missing
 */
public record StoredRow(UUID table, long number, String key, List<String> values) {

  /** Between the values of a row; no cell may hold it. */
  public static final char SEPARATOR = '\u001F';

  public StoredRow {
    values = List.copyOf(values);
  }

  /** Reads its four columns in their order. */
  public static StoredRow of(ResultSet row) throws SQLException {
    return new StoredRow(
        row.getObject(1, UUID.class), row.getLong(2), row.getString(3), values(row.getString(4)));
  }

  private static List<String> values(String cells) {
    List<String> values = new ArrayList<>();
    int start = 0;
    for (int end = cells.indexOf(SEPARATOR); end >= 0; end = cells.indexOf(SEPARATOR, start)) {
      values.add(cells.substring(start, end));
      start = end + 1;
    }
    if (start < cells.length()) {
      values.add(cells.substring(start));
    }
    return values;
  }
}
