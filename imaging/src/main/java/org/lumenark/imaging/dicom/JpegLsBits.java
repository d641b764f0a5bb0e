package org.lumenark.imaging.dicom;

/** Bits of a JPEG-LS scan; after a byte of ones comes a bit that is zero. */
final class JpegLsBits {

  private final byte[] in;
  private int at;
  private int current;
  private int left;

  JpegLsBits(byte[] in, int at) {
    this.in = in;
    this.at = at;
  }

  /** Position of the byte after those that were begun. */
  int position() {
    return current == 0xFF ? at + 1 : at;
  }

  int bit() throws JpegLsException {
    if (left == 0) {
      boolean stuffed = current == 0xFF;
      if (at >= in.length || (stuffed && (in[at] & 0x80) != 0)) {
        throw new JpegLsException("it ends early");
      }
      current = in[at++] & 0xFF;
      left = stuffed ? 7 : 8;
    }
    left--;
    return current >> left & 1;
  }

  int bits(int count) throws JpegLsException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  /** A.5.3: limited-length Golomb codes. */
  int golomb(int k, int limit, int escapeBits) throws JpegLsException {
    int zeros = 0;
    while (bit() == 0) {
      if (++zeros > limit) {
        throw new JpegLsException("a code is too long");
      }
    }
    return zeros < limit - escapeBits - 1 ? (zeros << k) + bits(k) : bits(escapeBits) + 1;
  }
}
