package org.lumenark.imaging.dicom;

import java.io.IOException;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** Reads a header from front to back through a window, in either byte order. */
final class DicomInput {

  private static final int WINDOW = 16 << 10;

  private final ByteSource source;
  private final String path;
  private final byte[] window = new byte[WINDOW];
  private long windowStart;
  private int windowLength;
  private long position;
  private boolean bigEndian;

  DicomInput(ByteSource source, String path, long position) {
    this.source = source;
    this.path = path;
    this.position = position;
  }

  void bigEndian(boolean big) {
    this.bigEndian = big;
  }

  long position() {
    return position;
  }

  long remaining() {
    return source.size() - position;
  }

  void seek(long to) {
    position = to;
  }

  int number8() throws IOException, ImagingException {
    require(1);
    if (position < windowStart || position >= windowStart + windowLength) {
      windowStart = position;
      windowLength = (int) Math.min(WINDOW, source.size() - position);
      source.read(windowStart, window, 0, windowLength);
    }
    return window[(int) (position++ - windowStart)] & 0xFF;
  }

  int number16() throws IOException, ImagingException {
    int first = number8();
    int second = number8();
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** Unsigned. */
  long number32() throws IOException, ImagingException {
    long first = number16();
    long second = number16();
    return bigEndian ? first << 16 | second : second << 16 | first;
  }

  int tag() throws IOException, ImagingException {
    int group = number16();
    return group << 16 | number16();
  }

  byte[] bytes(int length) throws IOException, ImagingException {
    require(length);
    byte[] bytes = new byte[length];
    if (length < WINDOW / 2) {
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) number8();
      }
    } else {
      source.read(position, bytes, 0, length);
      position += length;
    }
    return bytes;
  }

  void require(long length) throws ImagingException {
    if (length > source.size() - position) {
      throw new ImagingException(
          "dicom.truncated",
          path + " byte " + position,
          "The file ends inside an element: "
              + length
              + " bytes are wanted, "
              + Math.max(0, source.size() - position)
              + " are left.");
    }
  }
}
