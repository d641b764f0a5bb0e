package org.lumenark.imaging.jpeg2000;

/** Bits of a packet's header; after a byte of ones comes a bit that is zero. */
final class PacketBits {

  private final byte[] data;
  private final int end;
  private int at;
  private int current;
  private int left;

  PacketBits(byte[] data, int from, int end) {
    this.data = data;
    this.at = from;
    this.end = end;
  }

  int bit() throws CorruptCodeException {
    if (left == 0) {
      boolean stuffed = current == 0xFF;
      if (at >= end) {
        throw new CorruptCodeException("a packet's header is cut short");
      }
      current = data[at++] & 0xFF;
      left = stuffed ? 7 : 8;
    }
    left--;
    return current >> left & 1;
  }

  int bits(int count) throws CorruptCodeException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  /** Position of the byte after the header. */
  int align() {
    left = 0;
    if (current == 0xFF && at < end) {
      at++;
    }
    current = 0;
    return at;
  }
}
