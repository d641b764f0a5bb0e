package org.lumenark.submission.annotation;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumenark.annotation.AnnotationCheck;
import org.lumenark.annotation.AnnotationKey;
import org.lumenark.annotation.AnnotationReport;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListLimits;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.filelist.CopiedRows;
import org.lumenark.submission.filelist.ListRow;

/** Checks a table and copies its rows into the database in the same pass, in one transaction. */
@ApplicationScoped
class TableLoading {

  private static final int MOST = 1_000;

  /** Rows that are about the same as an earlier one. */
  private static final String TWICE =
      """
      select number, first, count(*) over () from (
        select number, min(number) over (partition by key) as first
          from annotation_table_row where table_id = ?) each
       where number > first order by number limit ?
      """;

  private final Database database;
  private final AnnotationCheck check;

  TableLoading(Database database, SubmissionConfig config) {
    this.database = database;
    this.check =
        new AnnotationCheck(
            FileListLimits.DEFAULT
                .withRows(config.maxAnnotationRows())
                .withColumns(config.maxAnnotationColumns())
                .withCellCharacters(config.maxAnnotationCellCharacters())
                .withInflatedBytes(config.maxAnnotationTableBytes()));
  }

  /**
   * A table without errors whose rows are there.
   *
   * @param bytes of all cells together, in UTF-8
   * @param digest SHA-256 over columns and cells
   */
  record Loaded(AnnotationReport report, long bytes, byte[] digest, List<Finding> warnings) {}

  /** A row, and the first one that is about the same. */
  private record Twice(long row, long first, long count) {}

  /**
   * @throws ProblemException if the table has errors; no row is stored then
   */
  Loaded load(UUID table, Path file) throws IOException {
    try {
      return database.call(connection -> copy(connection, table, file));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private Loaded copy(Connection connection, UUID table, Path file) throws SQLException {
    try (CopiedRows rows = CopiedRows.ofTable(connection, table)) {
      MessageDigest digest = sha256();
      AnnotationReport report =
          check.check(
              file,
              (row, key, cells) -> {
                rows.row(row, text(key), cells);
                digest(digest, cells);
              });
      if (!report.valid()) {
        throw invalid(findings(report));
      }
      rows.finish();
      List<Finding> twice = twice(connection, table);
      if (!twice.isEmpty()) {
        throw invalid(twice);
      }
      digest(digest, report.columns());
      return new Loaded(report, rows.bytes(), digest.digest(), findings(report));
    } catch (IOException failure) {
      if (failure.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw new UncheckedIOException(failure);
    }
  }

  private static ProblemException invalid(List<Finding> findings) {
    return new ProblemException(
        ProblemType.VALIDATION,
        "annotation-table.invalid",
        "The annotation table has errors; nothing of it was stored.",
        findings);
  }

  private static List<Finding> twice(Connection connection, UUID table) throws SQLException {
    List<Twice> rows =
        Sql.all(
            connection,
            TWICE,
            row -> new Twice(row.getLong(1), row.getLong(2), row.getLong(3)),
            table,
            MOST);
    List<Finding> findings = new ArrayList<>();
    for (Twice each : rows) {
      findings.add(
          new Finding(
              "error",
              "row.twice",
              "The row is about the same as row " + each.first() + ".",
              "Make one row of them; a second value has a column of its own, such as Gene Symbol 2.",
              null,
              each.row(),
              null));
    }
    if (!rows.isEmpty() && rows.getFirst().count() > MOST) {
      findings.add(
          Finding.error(
              "findings.more",
              "",
              "There are " + (rows.getFirst().count() - MOST) + " more errors.",
              "Mend those above and send the table again."));
    }
    return findings;
  }

  private static List<Finding> findings(AnnotationReport report) {
    return report.findings().stream().map(TableLoading::finding).toList();
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

  private static String text(AnnotationKey key) {
    return key.kind().value()
        + ListRow.SEPARATOR
        + key.container()
        + ListRow.SEPARATOR
        + key.item();
  }

  private static void digest(MessageDigest digest, List<String> cells) {
    for (String cell : cells) {
      digest.update(cell.getBytes(UTF_8));
      digest.update((byte) ListRow.SEPARATOR);
    }
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
