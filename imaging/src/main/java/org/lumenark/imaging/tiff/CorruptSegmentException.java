package org.lumenark.imaging.tiff;

/** The compressed bytes are not what the codec allows; the reader adds the code and the place. */
final class CorruptSegmentException extends Exception {

  private static final long serialVersionUID = 1L;

  CorruptSegmentException(String message) {
    super(message);
  }
}
