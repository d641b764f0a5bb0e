package org.lumenark.filelist;

import java.util.List;
import org.lumenark.filelist.FileListFinding.Severity;

/**
 * What a check found.
 *
 * @param rows of the list, also those that are refused
 * @param columns names of the attributes, without {@code Files}
 * @param findings errors and warnings by row, up to 1,000 of each, and how many more there are
 */
public record FileListReport(
    FileListFormat format, long rows, List<String> columns, List<FileListFinding> findings) {

  public FileListReport {
    columns = List.copyOf(columns);
    findings = List.copyOf(findings);
  }

  /** Whether the list can be taken as it is. */
  public boolean valid() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
