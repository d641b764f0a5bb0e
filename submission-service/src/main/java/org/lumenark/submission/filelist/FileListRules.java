package org.lumenark.submission.filelist;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.lumenark.filelist.FileListCheck;
import org.lumenark.filelist.FileListLimits;
import org.lumenark.filelist.FileListReport;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.Quota;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.table.CopiedRows;
import org.lumenark.submission.table.DraftTable;
import org.lumenark.submission.table.TableKind;
import org.lumenark.submission.table.TableRules;

/** File lists of a draft: few enough, with few enough rows and attributes, and without errors. */
@ApplicationScoped
public class FileListRules implements TableRules {

  /** Two searches of it run at a time for each list. */
  private static final int SORT_BYTES = 8 << 20;

  private final SubmissionConfig config;
  private final FileListCheck check;

  FileListRules(SubmissionConfig config) {
    this.config = config;
    this.check =
        new FileListCheck(
            FileListLimits.DEFAULT.withRows(config.maxFileListRows()).withSortBytes(SORT_BYTES));
  }

  @Override
  public TableKind kind() {
    return TableKind.FILE_LIST;
  }

  @Override
  public long mostBytes() {
    return config.maxFileListBytes();
  }

  @Override
  public void checkRoom(List<DraftTable> others, long rows, long bytes) {
    if (others.size() >= config.maxFileLists()) {
      throw Quota.tooLarge(
          "quota.file-lists",
          "A draft has at most " + config.maxFileLists() + " file lists.",
          "Join some of them.");
    }
    long all = rows + others.stream().mapToLong(DraftTable::rows).sum();
    if (all > config.maxFileListRows()) {
      throw Quota.tooLarge(
          "quota.file-list-rows",
          "The file lists of a draft have at most " + config.maxFileListRows() + " rows together.",
          "Name folders instead of every file in them.");
    }
    long attributes = bytes + others.stream().mapToLong(DraftTable::bytes).sum();
    if (attributes > config.maxAttributeBytes()) {
      throw Quota.tooLarge(
          "quota.file-list-bytes",
          "The attributes in the file lists of a draft have at most "
              + config.maxAttributeBytes()
              + " bytes together.",
          "Keep what tells files apart, and give the rest as files.");
    }
  }

  @Override
  public Loaded load(Connection connection, Path file, CopiedRows rows)
      throws IOException, SQLException {
    FileListReport report = check.check(file, rows);
    List<Finding> findings = Loaded.findings(report.findings());
    if (!report.valid()) {
      throw kind().invalid(findings);
    }
    rows.finish();
    return new Loaded(
        report.format().name().toLowerCase(Locale.ROOT),
        report.columns(),
        report.rows(),
        rows.bytes(),
        findings);
  }
}
