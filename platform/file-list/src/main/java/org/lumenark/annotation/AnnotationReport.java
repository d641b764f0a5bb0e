package org.lumenark.annotation;

import java.util.List;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListFinding.Severity;

/**
 * What a check found.
 *
 * @param form {@code csv}, {@code tsv} or {@code xlsx}; empty if it could not be read
 * @param columns names as they stand in the table
 * @param findings errors and warnings by row, up to 1,000 of each, and how many more there are
 */
public record AnnotationReport(
    String form, long rows, List<String> columns, List<FileListFinding> findings) {

  public AnnotationReport {
    columns = List.copyOf(columns);
    findings = List.copyOf(findings);
  }

  /** Whether the table can be taken as it is. */
  public boolean valid() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
