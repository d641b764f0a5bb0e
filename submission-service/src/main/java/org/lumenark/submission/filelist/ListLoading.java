package org.lumenark.submission.filelist;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.lumenark.filelist.FileListCheck;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListLimits;
import org.lumenark.filelist.FileListReport;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.database.Database;

/** Checks a list and copies its rows into the database in the same pass, in one transaction. */
@ApplicationScoped
class ListLoading {

  /** Two searches of it run at a time for each list. */
  private static final int SORT_BYTES = 8 << 20;

  private final Database database;
  private final FileListCheck check;

  ListLoading(Database database, SubmissionConfig config) {
    this.database = database;
    this.check =
        new FileListCheck(
            FileListLimits.DEFAULT.withRows(config.maxFileListRows()).withSortBytes(SORT_BYTES));
  }

  /**
   * A list without errors whose rows are there.
   *
   * @param bytes of all values together, in UTF-8
   */
  record Loaded(FileListReport report, long bytes, List<Finding> warnings) {}

  /**
   * @throws ProblemException if the list has errors; no row is stored then
   */
  Loaded load(UUID list, Path file) throws IOException {
    try {
      return database.call(connection -> copy(connection, list, file));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private Loaded copy(Connection connection, UUID list, Path file) throws SQLException {
    try (CopiedRows rows = new CopiedRows(connection, list)) {
      FileListReport report = check.check(file, rows);
      if (!report.valid()) {
        throw new ProblemException(
            ProblemType.VALIDATION,
            "file-list.invalid",
            "The file list has errors; nothing of it was stored.",
            findings(report));
      }
      rows.finish();
      return new Loaded(report, rows.bytes(), findings(report));
    } catch (IOException failure) {
      if (failure.getCause() instanceof SQLException database) {
        throw database;
      }
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Finding> findings(FileListReport report) {
    return report.findings().stream().map(ListLoading::finding).toList();
  }

  private static Finding finding(FileListFinding found) {
    return new Finding(
        found.severity().toString(),
        found.code(),
        found.message(),
        found.remedy(),
        found.pointer(),
        found.row(),
        null);
  }
}
