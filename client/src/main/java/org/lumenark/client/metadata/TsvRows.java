package org.lumenark.client.metadata;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of tab-separated text, cells stripped. A cell in double quotes may hold tabs, line ends and
 * doubled quotes; a quote that is never closed is a character like any other. Linear in the text.
 */
final class TsvRows {

  private final String text;
  private int position;
  private int lines;
  private boolean quotesClose = true;

  TsvRows(String text) {
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  boolean hasNext() {
    return position < text.length();
  }

  /** How many lines of the text were read. */
  int lines() {
    return lines;
  }

  String[] next() {
    List<String> cells = new ArrayList<>();
    boolean more = true;
    while (more) {
      int closing = quotesClose ? closingQuote() : -1;
      int end = closing >= 0 ? closing + 1 : plainEnd();
      String cell = text.substring(position, end);
      lines += (int) cell.chars().filter(c -> c == '\n').count();
      cells.add(
          closing >= 0
              ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"").strip()
              : cell.strip());
      more = end < text.length() && text.charAt(end) == '\t';
      position = end + 1;
    }
    lines++;
    return cells.toArray(String[]::new);
  }

  private int plainEnd() {
    int end = position;
    while (end < text.length() && text.charAt(end) != '\t' && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  /** Of the cell that begins here; -1 if it is not quoted. */
  private int closingQuote() {
    if (position >= text.length() || text.charAt(position) != '"') {
      return -1;
    }
    int at = position + 1;
    while (at < text.length()) {
      if (text.charAt(at) == '"') {
        boolean last = at + 1 == text.length();
        if (last || text.charAt(at + 1) == '\t' || text.charAt(at + 1) == '\n') {
          return at;
        }
        at += text.charAt(at + 1) == '"' ? 1 : 0;
      }
      at++;
    }
    quotesClose = false;
    return -1;
  }
}
