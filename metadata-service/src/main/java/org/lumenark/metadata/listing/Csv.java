package org.lumenark.metadata.listing;

/** Rows of CSV as RFC 4180 has them. */
public final class Csv {

  private Csv() {}

  /** A row with its line end, which is LF, as programs on Unix expect. */
  public static String row(Object... cells) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      row.append(i == 0 ? "" : ",").append(cell(String.valueOf(cells[i])));
    }
    return row.append('\n').toString();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    boolean framed = !text.isEmpty() && (text.charAt(0) == ' ' || text.endsWith(" "));
    return plain && !framed ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
