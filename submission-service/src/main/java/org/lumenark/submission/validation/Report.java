package org.lumenark.submission.validation;

import java.util.List;
import java.util.stream.Stream;
import org.lumenark.platform.problem.Finding;

/** Everything that was found; valid if none of it is an error. */
public record Report(boolean valid, List<Finding> findings) {

  public Report {
    findings = List.copyOf(findings);
  }

  /** With what was found elsewhere. */
  public Report and(List<Finding> more) {
    return of(Stream.concat(findings.stream(), more.stream()).toList());
  }

  static Report of(List<Finding> findings) {
    return new Report(
        findings.stream().noneMatch(finding -> finding.severity().equals("error")), findings);
  }
}
