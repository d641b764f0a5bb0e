package org.lumenark.imaging.convert;

import java.io.IOException;

/**
 * What was read back is not what was written: the store is not to be trusted. The conversion may be
 * tried again.
 */
public final class ReadBackException extends IOException {

  private static final long serialVersionUID = 1L;

  public ReadBackException(String message) {
    super(message);
  }
}
