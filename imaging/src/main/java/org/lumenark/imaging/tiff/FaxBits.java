package org.lumenark.imaging.tiff;

/** Bits from the most significant on; behind the end there are zeros. */
final class FaxBits {

  private final byte[] data;
  private final long end;
  private long at;

  FaxBits(byte[] data, int length) {
    this.data = data;
    this.end = length * 8L;
  }

  boolean atEnd() {
    return at >= end;
  }

  /** At most 16 bits, which stay. */
  int peek(int count) {
    int first = (int) (at >>> 3);
    int window = at(first) << 16 | at(first + 1) << 8 | at(first + 2);
    return window >>> (24 - (int) (at & 7) - count) & ((1 << count) - 1);
  }

  private int at(int index) {
    return (long) index * 8 < end ? data[index] & 0xFF : 0;
  }

  void skip(int count) {
    at += count;
  }

  void skipToByte() {
    at = (at + 7) & ~7L;
  }
}
