package org.lumenark.imaging.jpeg2000;

/** Code that contradicts itself; the place is known to who called. */
final class CorruptCodeException extends Exception {

  private static final long serialVersionUID = 1L;

  CorruptCodeException(String message) {
    super(message, null, false, false);
  }
}
