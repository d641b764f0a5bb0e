package org.lumenark.imaging.dicom;

/** A JPEG-LS stream that contradicts itself; the place is known to who called. */
final class JpegLsException extends Exception {

  private static final long serialVersionUID = 1L;

  JpegLsException(String message) {
    super(message, null, false, false);
  }
}
