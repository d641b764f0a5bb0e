package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tab-separated text as registered with IANA ({@code text/tab-separated-values}): no quoting, a
 * line a row. In UTF-8, with or without its mark. Lines end as the first one does: by LF, by CRLF
 * or LF, or by CR.
 */
final class TsvReader {

  private static final char REPLACEMENT = '\uFFFD';

  private final FileListLimits limits;
  private final FaultSink faults;
  private final RowSink rows;
  private long row;

  /**
   * @param faults takes rows that cannot be read
   */
  TsvReader(FileListLimits limits, RowSink rows, FaultSink faults) {
    this.limits = limits;
    this.rows = rows;
    this.faults = faults;
  }

  void read(Path file) throws IOException {
    read(Files.newInputStream(file));
  }

  /** Closes what it reads. */
  void read(InputStream in) throws IOException {
    try (TsvLines lines = new TsvLines(in, limits.lineBytes())) {
      while (lines.next()) {
        row++;
        take(lines);
      }
    }
    rows.end();
  }

  private void take(TsvLines lines) throws IOException {
    if (lines.isTooLong()) {
      fault(
          "row.too-long", "The row has more than " + limits.lineBytes() + " bytes.", "Shorten it.");
      return;
    }
    String text = lines.text();
    if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(UTF_8), lines.bytes())) {
      fault(
          "encoding.invalid",
          "The row is not valid UTF-8.",
          "Save the list as UTF-8 (in a spreadsheet: Unicode text, or XLSX).");
      return;
    }
    if (text.isEmpty() && row > 1) {
      return;
    }
    rows.row(row, cells(text));
  }

  /** A fault of the header leaves nothing to go by. */
  private void fault(String code, String message, String remedy) throws IOException {
    if (row == 1) {
      throw UnreadableList.at(row, code, message, remedy);
    }
    faults.fault(FileListFinding.error(code, row, message, remedy));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
      cells.add(line.substring(start, tab));
      start = tab + 1;
    }
    cells.add(line.substring(start));
    return cells;
  }
}
