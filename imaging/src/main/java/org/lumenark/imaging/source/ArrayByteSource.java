package org.lumenark.imaging.source;

import java.io.EOFException;

/** Bytes that are in memory already, such as the content of a wrapper; not copied. */
public final class ArrayByteSource implements ByteSource {

  private final byte[] bytes;

  public ArrayByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

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
