package org.lumenark.imaging.isolate;

import java.io.IOException;

/** The other process does not keep to the protocol. */
final class MalformedFrameException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedFrameException(String message) {
    super(message);
  }
}
