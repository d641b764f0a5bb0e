package org.lumenark.imaging.simple;

import java.io.EOFException;
import org.lumenark.imaging.source.ByteSource;

/** A JPEG stream in memory. */
record JpegBytes(byte[] bytes) implements ByteSource {

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) throws EOFException {
    if (position < 0 || position > bytes.length - length) {
      throw new EOFException(length + " bytes at " + position + " of " + bytes.length);
    }
    System.arraycopy(bytes, (int) position, target, offset, length);
  }

  @Override
  public void close() {}
}
