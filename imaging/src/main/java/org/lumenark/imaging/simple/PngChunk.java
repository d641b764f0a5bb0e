package org.lumenark.imaging.simple;

import java.io.IOException;
import java.util.zip.CRC32;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** One chunk that lies in the file as a whole. */
record PngChunk(long position, int length, int type) {

  static PngChunk at(ByteSource source, long position, String path)
      throws IOException, ImagingException {
    if (position > source.size() - 12) {
      throw new ImagingException(
          "png.truncated",
          path,
          "A chunk should be at byte " + position + "; the file ends at " + source.size() + ".");
    }
    byte[] head = new byte[8];
    source.read(position, head, 0, 8);
    int length = number(head, 0);
    if (length < 0 || length > source.size() - position - 12) {
      throw new ImagingException(
          "png.truncated",
          path + " byte " + position,
          "A chunk of "
              + Integer.toUnsignedString(length)
              + " bytes reaches past the end of the file.");
    }
    return new PngChunk(position, length, number(head, 4));
  }

  long content() {
    return position + 8;
  }

  long next() {
    return position + 12 + length;
  }

  /** A checksum that has taken the type already. */
  CRC32 startCrc() {
    CRC32 crc = new CRC32();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update(type >>> shift & 0xFF);
    }
    return crc;
  }

  void requireCrc(ByteSource source, CRC32 crc, String path) throws IOException, ImagingException {
    byte[] stored = new byte[4];
    source.read(position + 8 + length, stored, 0, 4);
    if (number(stored, 0) != (int) crc.getValue()) {
      throw new ImagingException(
          "png.bad-crc",
          path + " byte " + position,
          "A chunk's checksum does not match its content.");
    }
  }

  static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }
}
