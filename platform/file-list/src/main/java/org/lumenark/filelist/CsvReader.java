package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Separated text with quotes (RFC 4180), in UTF-8: a cell in quotes may hold the separator, line
 * ends and doubled quotes, and comes out as it stands there. Lines end by LF, CRLF or CR. One row
 * in memory at a time.
 */
final class CsvReader {

  private static final char REPLACEMENT = '\uFFFD';

  private final FileListLimits limits;
  private final char separator;
  private final RowSink rows;
  private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
  private final List<String> cells = new ArrayList<>();
  private long row;
  private long line = 1;
  private int rowBytes;

  CsvReader(FileListLimits limits, char separator, RowSink rows) {
    this.limits = limits;
    this.separator = separator;
    this.rows = rows;
  }

  /** Closes what it reads. */
  void read(InputStream stream) throws IOException {
    try (PushbackInputStream in = new PushbackInputStream(stream, 1)) {
      int first = next(in);
      while (first >= 0) {
        row++;
        first = row(in, first) < 0 ? -1 : next(in);
      }
    }
    rows.end();
  }

  /** Reads a row that begins with a byte; returns what ended it. */
  private int row(PushbackInputStream in, int first) throws IOException {
    cells.clear();
    rowBytes = 0;
    int end = cell(in, first);
    while (end == separator) {
      end = cell(in, next(in));
    }
    rows.row(row, List.copyOf(cells));
    return end;
  }

  private int cell(PushbackInputStream in, int first) throws IOException {
    if (cells.size() > limits.columns()) {
      throw UnreadableList.at(
          row,
          "columns.too-many",
          "Row " + row + " has more than " + limits.columns() + " cells.",
          "Keep up to " + limits.columns() + " columns.");
    }
    cell.reset();
    int each = first;
    if (each == '"') {
      each = quoted(in);
    } else {
      while (!isEnd(each)) {
        append(each);
        each = next(in);
      }
    }
    cells.add(text());
    return each;
  }

  /** The rest of a cell whose first quote was read; returns what ended the cell. */
  private int quoted(PushbackInputStream in) throws IOException {
    long opened = line;
    while (true) {
      int each = raw(in);
      if (each < 0) {
        throw UnreadableList.at(
            row,
            "csv.open-quote",
            "The quote that begins in line " + opened + " is not closed.",
            "Close it; a quote inside a cell is written twice.");
      }
      if (each != '"') {
        append(each);
        continue;
      }
      int after = raw(in);
      if (after == '"') {
        append(after);
        continue;
      }
      int end = lineEnd(in, after);
      if (!isEnd(end)) {
        throw UnreadableList.at(
            row,
            "csv.quote",
            "In line " + line + " text follows a closed quote.",
            "Write a quote inside a cell twice.");
      }
      return end;
    }
  }

  private boolean isEnd(int each) {
    return each < 0 || each == '\n' || each == separator;
  }

  /** A byte outside of quotes, where every line end is one line feed. */
  private int next(PushbackInputStream in) throws IOException {
    return lineEnd(in, raw(in));
  }

  private int lineEnd(PushbackInputStream in, int each) throws IOException {
    if (each != '\r') {
      return each;
    }
    int after = in.read();
    if (after >= 0 && after != '\n') {
      in.unread(after);
    }
    line++;
    return '\n';
  }

  private int raw(PushbackInputStream in) throws IOException {
    int each = in.read();
    if (each == '\n') {
      line++;
    }
    return each;
  }

  private void append(int each) throws UnreadableList {
    if (++rowBytes > limits.lineBytes()) {
      throw UnreadableList.at(
          row,
          "row.too-long",
          "The row that ends after line "
              + line
              + " has more than "
              + limits.lineBytes()
              + " bytes.",
          "Look for a quote that is not closed, or shorten the row.");
    }
    cell.write(each);
  }

  private String text() throws UnreadableList {
    String text = cell.toString(UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0
        && !Arrays.equals(text.getBytes(UTF_8), cell.toByteArray())) {
      throw UnreadableList.at(
          row,
          "encoding.invalid",
          "Line " + line + " is not valid UTF-8.",
          "Save the table as UTF-8, or as XLSX.");
    }
    return text;
  }
}
