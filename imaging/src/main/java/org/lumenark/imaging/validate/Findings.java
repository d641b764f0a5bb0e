package org.lumenark.imaging.validate;

import java.util.ArrayList;
import java.util.List;

/** Collects findings, a thousand at most, and counts the rest. */
final class Findings {

  private static final int MOST = 1_000;
  private static final int MOST_TEXT = 500;

  private final NgffOptions.Rigour rigour;
  private final List<NgffFinding> list = new ArrayList<>();
  private int moreErrors;
  private int moreWarnings;

  Findings(NgffOptions.Rigour rigour) {
    this.rigour = rigour;
  }

  boolean strict() {
    return rigour == NgffOptions.Rigour.SHOULD;
  }

  void add(Severity severity, String code, String message, String remedy, String pointer) {
    if (list.size() < MOST) {
      list.add(new NgffFinding(severity, code, shortened(message), remedy, pointer));
    } else if (severity == Severity.ERROR) {
      moreErrors++;
    } else {
      moreWarnings++;
    }
  }

  List<NgffFinding> all() {
    List<NgffFinding> all = new ArrayList<>(list);
    if (moreErrors + moreWarnings > 0) {
      all.add(
          new NgffFinding(
              moreErrors > 0 ? Severity.ERROR : Severity.WARNING,
              "findings.more",
              "%d errors and %d warnings more.".formatted(moreErrors, moreWarnings),
              "Repair the first ones and check again.",
              ""));
    }
    return all;
  }

  static String shortened(String text) {
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
  }
}
