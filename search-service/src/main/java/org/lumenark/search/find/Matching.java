package org.lumenark.search.find;

import java.util.Arrays;
import java.util.Optional;

/** How words are compared. */
public enum Matching {
  /** By their stems. */
  AS_TYPED("typed"),
  /** One or two letters may be others: asked only where nothing is found as typed. */
  SIMILAR("similar");

  private final String label;

  Matching(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Optional<Matching> of(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }
}
