package org.lumenark.imaging.chunked;

import java.util.Arrays;

/** Repeats one sample. */
public final class Fill {

  private Fill() {}

  /** Fills {@code length} bytes, a multiple of the sample's. */
  public static void with(byte[] sample, byte[] target, int offset, int length) {
    boolean same = true;
    for (byte b : sample) {
      same &= b == sample[0];
    }
    if (same) {
      Arrays.fill(target, offset, offset + length, sample[0]);
      return;
    }
    for (int at = 0; at < length; at += sample.length) {
      System.arraycopy(sample, 0, target, offset + at, sample.length);
    }
  }
}
