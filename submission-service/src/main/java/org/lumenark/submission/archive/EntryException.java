package org.lumenark.submission.archive;

import java.io.IOException;

/** One entry's bytes are not what the archive says; others may be good. */
public final class EntryException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String remedy;

  EntryException(String message) {
    this("entry.damaged", message, "Test the archive on your machine and upload this file itself.");
  }

  /**
   * @param code stable, for clients
   */
  public EntryException(String code, String message, String remedy) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }

  public String code() {
    return code;
  }

  public String remedy() {
    return remedy;
  }
}
