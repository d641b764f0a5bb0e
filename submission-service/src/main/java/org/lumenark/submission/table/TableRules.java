package org.lumenark.submission.table;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;

/** What a draft asks of the tables of one kind. */
public interface TableRules {

  TableKind kind();

  /** Of one table as it comes. */
  long mostBytes();

  /**
   * Whether there is room for a table besides others.
   *
   * @throws ProblemException if there is none
   */
  void checkRoom(List<DraftTable> others, long rows, long bytes);

  /**
   * Checks a table and hands over its rows in the same pass.
   *
   * @param rows to be finished
   * @throws ProblemException if the table has errors; no row is stored then
   */
  Loaded load(Connection connection, Path file, CopiedRows rows) throws IOException, SQLException;

  /**
   * A table without errors whose rows are there.
   *
   * @param form in which it came
   * @param bytes of all values together, in UTF-8
   */
  record Loaded(String form, List<String> columns, long rows, long bytes, List<Finding> warnings) {

    public Loaded {
      columns = List.copyOf(columns);
      warnings = List.copyOf(warnings);
    }

    /** What a check found, as problems and answers tell it. */
    public static List<Finding> findings(List<FileListFinding> found) {
      return found.stream().map(Loaded::finding).toList();
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
}
