package org.lumenark.submission.source;

import java.io.IOException;

/** The source as a whole cannot be imported. */
public final class SourceException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String remedy;

  private SourceException(String code, String message, String remedy) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }

  static SourceException missing() {
    return new SourceException(
        "source.missing", "The source has no such folder.", "Look for the right one.");
  }

  static SourceException unreadable() {
    return new SourceException(
        "source.unreadable",
        "The archive cannot read the source.",
        "Ask the operator of the archive to let it.");
  }

  static SourceException unordered() {
    return new SourceException(
        "source.unordered",
        "The store does not list its objects in order, so that none is sure to be found.",
        "Upload the files instead.");
  }

  /** Begins with {@code source.} */
  public String code() {
    return code;
  }

  public String remedy() {
    return remedy;
  }
}
