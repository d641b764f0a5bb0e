package org.lumenark.imaging.nrrd;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes written as two hexadecimal digits each, with white space anywhere. */
final class HexStream extends FilterInputStream {

  HexStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int high = digit();
    if (high < 0) {
      return -1;
    }
    int low = digit();
    if (low < 0) {
      throw new IOException("a digit is missing");
    }
    return high << 4 | low;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      int value = read();
      if (value < 0) {
        return i == 0 ? -1 : i;
      }
      target[offset + i] = (byte) value;
    }
    return length;
  }

  private int digit() throws IOException {
    int c = in.read();
    while (c >= 0 && Character.isWhitespace(c)) {
      c = in.read();
    }
    if (c < 0) {
      return -1;
    }
    int value = Character.digit(c, 16);
    if (value < 0) {
      throw new IOException("not a hexadecimal digit: " + c);
    }
    return value;
  }
}
