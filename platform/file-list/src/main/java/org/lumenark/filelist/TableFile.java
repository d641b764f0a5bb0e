package org.lumenark.filelist;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Rows of a table in a file: CSV (separated by commas or semicolons, quoted as in RFC 4180), TSV
 * without quotes, either of them also compressed by gzip, or the first sheet of an XLSX workbook.
 * What it is shows in its first bytes. One row in memory at a time.
 */
public final class TableFile {

  private static final int BUFFER_BYTES = 64 << 10;

  private final Path file;
  private final FileListLimits limits;

  /**
   * @param file read to its end, once for each {@link #read}
   */
  public TableFile(Path file, FileListLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** In what form a table came. */
  public enum Form {
    CSV,
    TSV,
    XLSX;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Takes a table row by row. */
  public interface Visitor {

    /**
     * A row whose cells may all be stored: no control characters, none too long.
     *
     * @param row as a spreadsheet counts
     * @param cells as they stand there, empty ones at the end too
     */
    void row(long row, List<String> cells) throws IOException;

    /** Something that keeps a row, or all that follows, from being read. */
    void fault(FileListFinding finding) throws IOException;
  }

  /**
   * Every row that has content. A fault of the whole table goes to the visitor and ends the
   * reading.
   *
   * @return the form that it was read in; empty if there was a fault of the whole table
   * @throws IOException if the file cannot be read, or the visitor threw it
   */
  public Optional<Form> read(Visitor visitor) throws IOException {
    try {
      Head head = head();
      Form form = head.form();
      CheckedCells rows = new CheckedCells(limits, visitor);
      switch (form) {
        case XLSX -> new XlsxReader(limits, rows).read(file);
        case TSV -> new TsvReader(limits, rows, visitor::fault).read(open());
        case CSV -> {
          InputStream text = open();
          text.skipNBytes(ByteOrderMark.length(head.bytes()));
          new CsvReader(limits, head.separator(), rows).read(text);
        }
      }
      return Optional.of(form);
    } catch (UnreadableList unreadable) {
      visitor.fault(unreadable.finding());
      return Optional.empty();
    } catch (ZipException | EOFException broken) {
      visitor.fault(
          FileListFinding.ofList(
              FileListFinding.Severity.ERROR,
              "gzip.broken",
              "The compressed table cannot be unpacked to its end.",
              "Compress it anew, or send it as it is."));
      return Optional.empty();
    }
  }

  private Head head() throws IOException {
    try (InputStream in = open()) {
      return new Head(in.readNBytes(BUFFER_BYTES));
    } catch (ZipException | EOFException told) {
      // Reading the rows says it.
      return new Head(new byte[0]);
    }
  }

  /** The text, unpacked if need be. */
  private InputStream open() throws IOException {
    InputStream stored = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      stored.mark(2);
      boolean packed = stored.read() == 0x1F && stored.read() == 0x8B;
      stored.reset();
      return packed
          ? new BufferedInputStream(
              new BoundedText(new GZIPInputStream(stored, BUFFER_BYTES), limits.inflatedBytes()),
              BUFFER_BYTES)
          : stored;
    } catch (IOException | RuntimeException failure) {
      stored.close();
      throw failure;
    }
  }

  /** The first bytes of a table. */
  private record Head(byte[] bytes) {

    Form form() throws UnreadableList {
      if (bytes.length >= 4
          && bytes[0] == 'P'
          && bytes[1] == 'K'
          && bytes[2] == 3
          && bytes[3] == 4) {
        return Form.XLSX;
      }
      if (ByteOrderMark.isUtf16(bytes)) {
        throw UnreadableList.at(
            1, "encoding.utf-16", "The table is in UTF-16.", "Save it as UTF-8, or as XLSX.");
      }
      if (bytes.length >= 8 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF) {
        throw UnreadableList.at(
            1, "format.xls", "The table is a workbook of an old form.", "Save it as XLSX.");
      }
      return separator() == '\t' ? Form.TSV : Form.CSV;
    }

    /** What stands between most cells of the header, outside of quotes. */
    char separator() {
      int tabs = 0;
      int semicolons = 0;
      int commas = 0;
      boolean quoted = false;
      for (byte each : bytes) {
        if (!quoted && (each == '\n' || each == '\r')) {
          break;
        }
        if (each == '"') {
          quoted = !quoted;
        } else if (!quoted) {
          tabs += each == '\t' ? 1 : 0;
          semicolons += each == ';' ? 1 : 0;
          commas += each == ',' ? 1 : 0;
        }
      }
      if (tabs > commas && tabs > semicolons) {
        return '\t';
      }
      return semicolons > commas ? ';' : ',';
    }
  }

  /** Passes on rows whose cells may be stored. */
  private static final class CheckedCells implements RowSink {

    private final FileListLimits limits;
    private final Visitor visitor;
    private long rows;

    CheckedCells(FileListLimits limits, Visitor visitor) {
      this.limits = limits;
      this.visitor = visitor;
    }

    @Override
    public void row(long row, List<String> cells) throws IOException {
      if (cells.stream().allMatch(String::isEmpty)) {
        return;
      }
      // The header is no row that counts.
      if (++rows > limits.rows() + 1 && limits.rows() < Long.MAX_VALUE) {
        throw UnreadableList.at(
            row,
            "rows.too-many",
            "There are more than " + limits.rows() + " rows.",
            "Split the table.");
      }
      for (String cell : cells) {
        Optional<FileListFinding> fault = Cells.check(cell, row, limits);
        if (fault.isPresent()) {
          if (rows == 1) {
            // Without a header nothing can be said of the rows.
            throw new UnreadableList(fault.get());
          }
          visitor.fault(fault.get());
          return;
        }
      }
      visitor.row(row, cells);
    }

    @Override
    public void end() {
      // An empty table is the visitor's to tell of.
    }
  }
}
