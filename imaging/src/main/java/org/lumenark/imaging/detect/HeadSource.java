package org.lumenark.imaging.detect;

import java.io.EOFException;
import org.lumenark.imaging.source.ByteSource;

/** The bytes that are at hand of a file that goes on. */
record HeadSource(byte[] bytes) implements ByteSource {

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) throws EOFException {
    if (position < 0 || position > bytes.length - length) {
      throw new EOFException("only the head is at hand");
    }
    System.arraycopy(bytes, (int) position, target, offset, length);
  }

  @Override
  public void close() {}
}
