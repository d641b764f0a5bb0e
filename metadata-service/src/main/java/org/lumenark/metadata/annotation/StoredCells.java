package org.lumenark.metadata.annotation;

import java.util.ArrayList;
import java.util.List;

/** The cells of a row in the one text that the database has of them. */
public final class StoredCells {

  /** Between cells; none of them holds it. */
  private static final char SEPARATOR = '\u001F';

  private StoredCells() {}

  public static String join(List<String> cells) {
    return String.join(String.valueOf(SEPARATOR), cells);
  }

  static List<String> split(String stored) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    for (int end = stored.indexOf(SEPARATOR); end >= 0; end = stored.indexOf(SEPARATOR, start)) {
      cells.add(stored.substring(start, end));
      start = end + 1;
    }
    cells.add(stored.substring(start));
    return cells;
  }
}
