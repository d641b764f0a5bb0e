package org.lumenark.imaging.jpeg2000;

import org.lumenark.imaging.source.ImagingException;

/** The content of one marker segment, or box, read from front to back; big-endian. */
final class MarkerSegment {

  private final byte[] content;
  private final String place;
  private int at;

  MarkerSegment(byte[] content, String place) {
    this.content = content;
    this.place = place;
  }

  int remaining() {
    return content.length - at;
  }

  void skip(int bytes) throws ImagingException {
    require(bytes);
    at += bytes;
  }

  int number8() throws ImagingException {
    require(1);
    return content[at++] & 0xFF;
  }

  int number16() throws ImagingException {
    return number8() << 8 | number8();
  }

  long number32() throws ImagingException {
    return (long) number16() << 16 | number16();
  }

  private void require(int bytes) throws ImagingException {
    if (bytes > remaining()) {
      throw new ImagingException(
          "jpeg2000.truncated", place, "A part of the header ends before its content does.");
    }
  }
}
