package org.lumenark.imaging.detect;

/** What the content says, before the name is looked at. */
record Finding(String format, double confidence, String evidence, boolean image) {

  static Finding image(String format, double confidence, String evidence) {
    return new Finding(format, confidence, evidence, true);
  }

  static Finding other(String format, double confidence, String evidence) {
    return new Finding(format, confidence, evidence, false);
  }
}
