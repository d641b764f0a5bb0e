package org.lumenark.imaging.webp;

import java.io.ByteArrayOutputStream;

/** Writes numbers of some bits, the lowest bit first. */
final class BitWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long pending;
  private int count;

  /**
   * @param bits 0 to 32
   */
  void write(int value, int bits) {
    pending |= (value & (1L << bits) - 1) << count;
    count += bits;
    while (count >= 8) {
      bytes.write((int) pending);
      pending >>>= 8;
      count -= 8;
    }
  }

  /** All bytes, the last filled up with zeros. */
  byte[] finish() {
    if (count > 0) {
      bytes.write((int) pending);
    }
    return bytes.toByteArray();
  }
}
