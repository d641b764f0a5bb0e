package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.lumenark.imaging.ome.XmlText;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/**
 * The numbers of one TIFF in its byte order, read through a small window so that a directory costs
 * about one read.
 */
final class TiffInput {

  private static final int WINDOW_BYTES = 4096;
  private static final int MAX_TEXT_BYTES = 65_536;

  private final ByteSource source;
  private final String path;
  private final TiffHeader header;
  private final byte[] window = new byte[WINDOW_BYTES];
  private long windowStart;
  private int windowLength;

  TiffInput(ByteSource source, String path, TiffHeader header) {
    this.source = source;
    this.path = path;
    this.header = header;
  }

  ByteSource source() {
    return source;
  }

  String path() {
    return path;
  }

  TiffHeader header() {
    return header;
  }

  long size() {
    return source.size();
  }

  int unsigned8(long position) throws IOException, ImagingException {
    return window[at(position, 1)] & 0xFF;
  }

  int unsigned16(long position) throws IOException, ImagingException {
    return (int) unsigned(position, 2);
  }

  long unsigned32(long position) throws IOException, ImagingException {
    return unsigned(position, 4);
  }

  /** A 64-bit number; values above 2^63 come out negative and fail every bounds check. */
  long unsigned64(long position) throws IOException, ImagingException {
    return unsigned(position, 8);
  }

  int signed32(long position) throws IOException, ImagingException {
    return (int) unsigned(position, 4);
  }

  double real64(long position) throws IOException, ImagingException {
    return Double.longBitsToDouble(unsigned(position, 8));
  }

  /** At most {@code length} bytes of text, up to a NUL. */
  String text(long position, long length) throws IOException, ImagingException {
    if (position < 0 || length < 0 || length > size() - position) {
      throw new ImagingException(
          "tiff.past-end",
          path,
          "The file refers to byte " + position + " but ends at " + size() + ".");
    }
    byte[] raw = new byte[(int) Math.min(length, MAX_TEXT_BYTES)];
    source.read(position, raw, 0, raw.length);
    int end = 0;
    while (end < raw.length && raw[end] != 0) {
      end++;
    }
    return XmlText.legal(Texts.decode(Arrays.copyOf(raw, end))).strip();
  }

  /** An offset or count: 4 bytes in TIFF, 8 in BigTIFF. */
  long word(long position) throws IOException, ImagingException {
    return unsigned(position, header.wordBytes());
  }

  long unsigned(long position, int bytes) throws IOException, ImagingException {
    return number(window, at(position, bytes), bytes, header.littleEndian());
  }

  static long number(byte[] bytes, int at, int length, boolean littleEndian) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[at + (littleEndian ? length - 1 - i : i)] & 0xFF;
    }
    return value;
  }

  private int at(long position, int length) throws IOException, ImagingException {
    if (position < 0 || length > size() - position) {
      throw new ImagingException(
          "tiff.past-end",
          path,
          "The file refers to byte " + position + " but ends at " + size() + ".");
    }
    if (position < windowStart || position + length > windowStart + windowLength) {
      windowLength = (int) Math.min(window.length, size() - position);
      windowStart = position;
      source.read(position, window, 0, windowLength);
    }
    return (int) (position - windowStart);
  }
}
