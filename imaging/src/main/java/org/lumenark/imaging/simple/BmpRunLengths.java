package org.lumenark.imaging.simple;

import java.io.IOException;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** Undoes the run lengths of a BMP of 4 or 8 bits; pixels that are skipped are 0. */
final class BmpRunLengths {

  private final byte[] data;
  private final BmpHeader header;
  private final byte[] indices;
  private final String path;
  private int at;

  private BmpRunLengths(byte[] data, BmpHeader header, String path) {
    this.data = data;
    this.header = header;
    this.path = path;
    this.indices = new byte[header.width() * header.height()];
  }

  /** All indices, the top row first. */
  static byte[] decode(ByteSource source, BmpHeader header, String path, int maxBytes)
      throws IOException, ImagingException {
    long length = source.size() - header.data();
    if (length > maxBytes) {
      throw new ImagingException("bmp.too-large", path, "The compressed pixels are too many.");
    }
    byte[] data = new byte[(int) length];
    source.read(header.data(), data, 0, data.length);
    BmpRunLengths decoding = new BmpRunLengths(data, header, path);
    decoding.run();
    return decoding.indices;
  }

  private void run() throws ImagingException {
    int x = 0;
    int y = 0;
    while (y < header.height()) {
      int count = next();
      int value = next();
      if (count > 0) {
        for (int i = 0; i < count; i++) {
          put(x++, y, index(value, i));
        }
      } else if (value == 0) {
        x = 0;
        y++;
      } else if (value == 1) {
        return;
      } else if (value == 2) {
        x += next();
        y += next();
      } else {
        int from = at;
        for (int i = 0; i < value; i++) {
          int pair = header.bits() == 8 || (i & 1) == 0 ? next() : data[at - 1] & 0xFF;
          put(x++, y, index(pair, i));
        }
        at += at - from & 1;
      }
    }
  }

  private int index(int value, int position) {
    return header.bits() == 8 ? value : (position & 1) == 0 ? value >>> 4 : value & 15;
  }

  private void put(int x, int y, int index) {
    if (x < header.width() && y < header.height()) {
      int row = header.topDown() ? y : header.height() - 1 - y;
      indices[row * header.width() + x] = (byte) index;
    }
  }

  private int next() throws ImagingException {
    if (at >= data.length) {
      throw new ImagingException(
          "bmp.truncated", path, "The compressed pixels end before the last row.");
    }
    return data[at++] & 0xFF;
  }
}
