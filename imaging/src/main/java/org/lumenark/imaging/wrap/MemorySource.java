package org.lumenark.imaging.wrap;

import java.io.EOFException;
import org.lumenark.imaging.source.ByteSource;

/** Bytes in memory. */
record MemorySource(byte[] bytes) implements ByteSource {

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) throws EOFException {
    if (position < 0 || length > bytes.length - position) {
      throw new EOFException(length + " bytes at " + position + " of " + bytes.length);
    }
    System.arraycopy(bytes, (int) position, target, offset, length);
  }

  @Override
  public void close() {}
}
