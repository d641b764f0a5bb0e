package org.lumenark.client.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lumenark.client.check.CheckFinding.Severity;

/**
 * Findings in the order in which they come; of errors and of warnings the first thousand are kept
 * and the rest is counted, so that a folder of a million bad names fits.
 */
final class CheckFindings {

  static final int KEPT = 1_000;

  private final Kept errors = new Kept();
  private final Kept warnings = new Kept();

  private static final class Kept {
    private final List<CheckFinding> first = new ArrayList<>();
    private long count;

    void add(CheckFinding finding) {
      count++;
      if (first.size() < KEPT) {
        first.add(finding);
      }
    }
  }

  void add(CheckFinding finding) {
    (finding.severity() == Severity.ERROR ? errors : warnings).add(finding);
  }

  long errors() {
    return errors.count;
  }

  long warnings() {
    return warnings.count;
  }

  /** Errors first; a last one of each kind says how many more there are. */
  List<CheckFinding> all() {
    List<CheckFinding> all = new ArrayList<>(errors.first);
    more(all, Severity.ERROR, errors.count);
    all.addAll(warnings.first);
    more(all, Severity.WARNING, warnings.count);
    return all;
  }

  private static void more(List<CheckFinding> all, Severity severity, long count) {
    if (count > KEPT) {
      String message =
          String.format(Locale.ROOT, "There are %,d more %ss.", count - KEPT, severity.text());
      all.add(
          new CheckFinding(
              severity, "findings.more", message, "Mend these, then check again.", null));
    }
  }
}
