package org.lumenark.submission.filelist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A row of a stored list.
 *
 * @param number as the list that was sent counts
 * @param values in the order of the columns; empty ones at the end may be missing
 */
public record ListRow(UUID list, long number, String path, List<String> values) {

  /** Between the values of a row; no cell may hold it. */
  public static final char SEPARATOR = '\u001F';

  public ListRow {
    values = List.copyOf(values);
  }

  static ListRow of(ResultSet row) throws SQLException {
    return new ListRow(
        row.getObject("list_id", UUID.class),
        row.getLong("number"),
        row.getString("path"),
        values(row.getString("cells")));
  }

  /** Values that were joined. */
  public static List<String> values(String cells) {
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
