package org.lumenark.filelist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks a file list: its form, each path, and all paths against each other. Takes memory for two
 * searches by {@link FileListLimits#sortBytes()} and room in the folder for temporary files, at
 * most about three times the size of the paths.
 */
public final class FileListCheck {

  private final FileListLimits limits;

  public FileListCheck(FileListLimits limits) {
    this.limits = limits;
  }

  /**
   * @throws IOException if the file cannot be read, or there is no room for temporary files
   */
  public FileListReport check(Path file) throws IOException {
    return check(file, (row, path, values) -> {});
  }

  /**
   * Hands on rows while it checks. Doubles are found only at the end: what was done with the rows
   * counts only if the report is valid.
   *
   * @param rows takes each row that has no fault of its own
   * @throws IOException also if {@code rows} threw it
   */
  public FileListReport check(Path file, CheckedRows rows) throws IOException {
    FileListReader reader = new FileListReader(file, limits);
    Findings findings = new Findings();
    try (Doubles doubles = new Doubles(limits.sortBytes(), findings::add);
        Twins twins = new Twins(limits.sortBytes(), findings::add)) {
      RowChecks checks = new RowChecks(limits, findings, doubles, twins, rows);
      List<String> columns = reader.read(checks);
      doubles.find();
      twins.find();
      checks.finish();
      return new FileListReport(reader.format(), checks.rows(), columns, findings.all());
    }
  }
}
