package org.lumenark.imaging.tiff;

import java.util.Arrays;

/** Run lengths of bytes: TIFF 6.0 section 9. */
final class PackBits implements SegmentDecoder {

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) {
    int from = 0;
    int to = 0;
    while (from < length && to < limit) {
      int control = in[from++];
      if (control >= 0) {
        int count = Math.min(control + 1, Math.min(length - from, limit - to));
        System.arraycopy(in, from, out, to, count);
        from += count;
        to += count;
      } else if (control != -128 && from < length) {
        int count = Math.min(1 - control, limit - to);
        Arrays.fill(out, to, to + count, in[from++]);
        to += count;
      }
    }
    return to;
  }
}
