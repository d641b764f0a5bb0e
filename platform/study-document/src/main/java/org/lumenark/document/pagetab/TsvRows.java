package org.lumenark.document.pagetab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.Place;

/**
 * Rows of tab-separated text. A bare cell is stripped, and is null where nothing is left. A cell in
 * double quotes is kept as it is; it may hold tabs, line ends and doubled quotes. A quote that is
 * never closed is a character like any other. Linear in the text.
 */
final class TsvRows implements PageTabRows {

  private final String text;
  private int position;
  private long row;
  private boolean quotesClose = true;

  TsvRows(String text) {
    this.text = text;
  }

  @Override
  public @Nullable Row next() {
    if (position >= text.length()) {
      return null;
    }
    row++;
    List<@Nullable String> cells = new ArrayList<>();
    boolean more = true;
    while (more) {
      int closing = quotesClose ? closingQuote() : -1;
      int end = closing >= 0 ? closing + 1 : plainEnd();
      PageTabLimits.checkValue(end - position, Place.row(row));
      cells.add(closing >= 0 ? quoted(closing) : bare(end));
      more = end < text.length() && text.charAt(end) == '\t';
      position = more ? end + 1 : afterLine(end);
    }
    // A tab at the very end still begins a cell; it is empty.
    return new Row(row, cells);
  }

  private String quoted(int closing) {
    return text.substring(position + 1, closing).replace("\"\"", "\"");
  }

  private @Nullable String bare(int end) {
    String cell = text.substring(position, end).strip();
    return cell.isEmpty() ? null : cell;
  }

  private int afterLine(int end) {
    boolean pair = text.startsWith("\r\n", end);
    return end + (pair ? 2 : 1);
  }

  private int plainEnd() {
    int end = position;
    while (end < text.length() && !endsCell(end)) {
      end++;
    }
    return end;
  }

  private boolean endsCell(int at) {
    char c = text.charAt(at);
    return c == '\t' || c == '\n' || c == '\r';
  }

  /** Of the cell that begins here; -1 if it is not quoted. */
  private int closingQuote() {
    if (position >= text.length() || text.charAt(position) != '"') {
      return -1;
    }
    int at = position + 1;
    while (at < text.length()) {
      if (text.charAt(at) == '"') {
        if (at + 1 == text.length() || endsCell(at + 1)) {
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
