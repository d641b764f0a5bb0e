package org.lumenark.imaging.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * LZW as in TIFF 6.0 section 13, and {@link OldLzw}. A table entry is a place in the output and a
 * length, so a string is copied from what was written already; short ones eight bytes at once.
 */
final class Lzw implements SegmentDecoder {

  private static final VarHandle BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MAX_CODES = 4096;

  private final int[] starts = new int[MAX_CODES];
  private final int[] lengths = new int[MAX_CODES];

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    if (OldLzw.begins(in, length)) {
      return new OldLzw().decode(in, length, out, limit);
    }
    long bit = 0;
    long bits = length * 8L;
    int produced = 0;
    int width = 9;
    int next = END + 1;
    int lastStart = -1;
    int lastLength = 0;
    while (produced < limit && bit + width <= bits) {
      int code = code(in, bit, width);
      bit += width;
      int start = produced;
      if (code < CLEAR) {
        out[produced++] = (byte) code;
      } else if (code > END && code < next && lastStart >= 0) {
        int size = lengths[code];
        produced = copy(out, starts[code], produced, size, limit);
      } else if (code == CLEAR) {
        width = 9;
        next = END + 1;
        lastStart = -1;
        continue;
      } else if (code == END) {
        return produced;
      } else if (code == next && lastStart >= 0 && next < MAX_CODES) {
        produced = copy(out, lastStart, produced, lastLength, limit);
        if (produced < limit) {
          out[produced++] = out[lastStart];
        }
      } else {
        throw new CorruptSegmentException("LZW code " + code + " is not in the table of " + next);
      }
      if (lastStart >= 0 && next < MAX_CODES) {
        starts[next] = lastStart;
        lengths[next] = lastLength + 1;
        if (++next + 1 >= 1 << width && width < 12) {
          width++;
        }
      }
      lastStart = start;
      lastLength = produced - start;
    }
    return produced;
  }

  private static int code(byte[] in, long bit, int width) {
    int at = (int) (bit >>> 3);
    int within = (int) (bit & 7);
    if (at <= in.length - 8) {
      return (int) ((long) BIG.get(in, at) >>> (64 - width - within)) & ((1 << width) - 1);
    }
    int window = 0;
    for (int i = 0; i < 3; i++) {
      window = window << 8 | (at + i < in.length ? in[at + i] & 0xFF : 0);
    }
    return window >>> (24 - width - within) & ((1 << width) - 1);
  }

  /** The source lies before the target as a whole. */
  private static int copy(byte[] out, int from, int to, int size, int limit) {
    if (size <= 8 && to <= limit - 8) {
      BIG.set(out, to, (long) BIG.get(out, from));
      return to + size;
    }
    int bytes = Math.min(size, limit - to);
    System.arraycopy(out, from, out, to, bytes);
    return to + bytes;
  }
}
