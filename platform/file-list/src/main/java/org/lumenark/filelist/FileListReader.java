package org.lumenark.filelist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file list once from its beginning to its end, one row in memory at a time. */
public final class FileListReader {

  private final Path file;
  private final FileListFormat format;
  private final FileListLimits limits;

  /**
   * @param file read to the end, once for each {@link #read}
   * @throws IOException if it cannot be read
   */
  public FileListReader(Path file, FileListLimits limits) throws IOException {
    this.file = file;
    this.limits = limits;
    this.format = FileListFormat.of(file);
  }

  public FileListFormat format() {
    return format;
  }

  /**
   * Every row that has content. What is at fault with the form of the list goes to the visitor; a
   * fault of the whole list ends the reading.
   *
   * @return names of the attributes, in the order of a row's values
   * @throws IOException if the file cannot be read, or the visitor threw it
   */
  public List<String> read(FileListVisitor visitor) throws IOException {
    Columns columns = new Columns(limits);
    RowLimit rows = new RowLimit(visitor, limits.rows());
    try {
      switch (format) {
        case TSV -> new TsvReader(limits, table(columns, rows), rows::refused).read(file);
        case JSON -> new JsonReader(limits, columns, rows).read(file);
        case XLSX -> new XlsxReader(limits, table(columns, rows)).read(file);
      }
    } catch (UnreadableList unreadable) {
      visitor.fault(unreadable.finding());
    }
    return columns.names();
  }

  private TableRows table(Columns columns, FileListVisitor visitor) {
    return new TableRows(limits, columns, visitor);
  }
}
