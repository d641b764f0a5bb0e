package org.lumenark.submission.archive;

import java.io.IOException;

/** The archive as a whole cannot be taken. */
public final class ArchiveException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String remedy;

  ArchiveException(String code, String message, String remedy) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }

  static ArchiveException damaged(String message) {
    return new ArchiveException(
        "archive.damaged", message, "Test the archive on your machine and upload it again.");
  }

  static ArchiveException tooManyEntries(long limit) {
    return new ArchiveException(
        "archive.too-many-entries",
        "The archive has more than " + limit + " entries.",
        "Upload its files themselves.");
  }

  static ArchiveException tooLarge(long limit) {
    return new ArchiveException(
        "archive.too-large",
        "The archive would expand to more than " + limit + " bytes.",
        "Upload its files themselves.");
  }

  static ArchiveException ratio() {
    return new ArchiveException(
        "archive.ratio",
        "The archive expands to far more bytes than image data would.",
        "Upload its files themselves.");
  }

  /** Begins with {@code archive.} */
  public String code() {
    return code;
  }

  public String remedy() {
    return remedy;
  }
}
