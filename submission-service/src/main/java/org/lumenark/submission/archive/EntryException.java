package org.lumenark.submission.archive;

import java.io.IOException;

/** One entry's bytes are not what the archive says; others may be good. */
public final class EntryException extends IOException {

  private static final long serialVersionUID = 1L;

  EntryException(String message) {
    super(message);
  }
}
