package org.lumenark.submission;

import java.util.List;
import org.lumenark.platform.problem.Finding;

/** Findings on documents, as answers tell them. */
public final class ReportedFindings {

  private ReportedFindings() {}

  public static List<Finding> of(List<org.lumenark.document.Finding> findings) {
    return findings.stream().map(ReportedFindings::of).toList();
  }

  public static Finding of(org.lumenark.document.Finding finding) {
    return new Finding(
        finding.severity(),
        finding.code(),
        finding.message(),
        finding.remedy(),
        finding.pointer(),
        finding.row(),
        null);
  }
}
