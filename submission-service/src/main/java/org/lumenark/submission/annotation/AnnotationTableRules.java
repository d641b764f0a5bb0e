package org.lumenark.submission.annotation;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
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
import org.lumenark.filelist.FileListLimits;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.Quota;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.table.CopiedRows;
import org.lumenark.submission.table.DraftTable;
import org.lumenark.submission.table.StoredRow;
import org.lumenark.submission.table.TableKind;
import org.lumenark.submission.table.TableRules;

/** Annotation tables of a draft: few enough, with few enough rows, and without errors. */
@ApplicationScoped
public class AnnotationTableRules implements TableRules {

  private static final int MOST = 1_000;

  /** Rows that are about the same as an earlier one. */
  private static final String TWICE =
      """
      select number, first, count(*) over () from (
        select number, min(number) over (partition by key) as first
          from annotation_table_row where table_id = ?) each
       where number > first order by number limit ?
      """;

  private final SubmissionConfig config;
  private final AnnotationCheck check;

  AnnotationTableRules(SubmissionConfig config) {
    this.config = config;
    this.check =
        new AnnotationCheck(
            FileListLimits.DEFAULT
                .withRows(config.maxAnnotationRows())
                .withColumns(config.maxAnnotationColumns())
                .withCellCharacters(config.maxAnnotationCellCharacters())
                .withInflatedBytes(config.maxAnnotationTableBytes()));
  }

  /** A row, and the first one that is about the same. */
  private record Twice(long row, long first, long count) {}

  @Override
  public TableKind kind() {
    return TableKind.ANNOTATION_TABLE;
  }

  @Override
  public long mostBytes() {
    return config.maxAnnotationTableBytes();
  }

  @Override
  public void checkRoom(List<DraftTable> others, long rows, long bytes) {
    if (others.size() >= config.maxAnnotationTables()) {
      throw Quota.tooLarge(
          "quota.annotation-tables",
          "A draft has at most " + config.maxAnnotationTables() + " annotation tables.",
          "Join some of them.");
    }
    long all = rows + others.stream().mapToLong(DraftTable::rows).sum();
    if (all > config.maxAnnotationRows()) {
      throw Quota.tooLarge(
          "quota.annotation-rows",
          "The annotation tables of a draft have at most "
              + config.maxAnnotationRows()
              + " rows together.",
          "Make another study of the others.");
    }
  }

  @Override
  public Loaded load(Connection connection, Path file, CopiedRows rows)
      throws IOException, SQLException {
    MessageDigest digest = sha256();
    AnnotationReport report =
        check.check(
            file,
            (row, key, cells) -> {
              rows.row(row, text(key), cells);
              digest(digest, cells);
            });
    List<Finding> findings = Loaded.findings(report.findings());
    if (!report.valid()) {
      throw kind().invalid(findings);
    }
    rows.finish();
    List<Finding> twice = twice(connection, rows.table());
    if (!twice.isEmpty()) {
      throw kind().invalid(twice);
    }
    digest(digest, report.columns());
    Sql.update(
        connection,
        "update annotation_table set digest = ? where id = ?",
        digest.digest(),
        rows.table());
    return new Loaded(report.form(), report.columns(), report.rows(), rows.bytes(), findings);
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

  private static String text(AnnotationKey key) {
    return key.kind().value()
        + StoredRow.SEPARATOR
        + key.container()
        + StoredRow.SEPARATOR
        + key.item();
  }

  private static void digest(MessageDigest digest, List<String> cells) {
    for (String cell : cells) {
      digest.update(cell.getBytes(UTF_8));
      digest.update((byte) StoredRow.SEPARATOR);
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
