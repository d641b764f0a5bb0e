package org.lumenark.imaging.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * LZW as in TIFF 6.0 section 13, and {@link OldLzw}. A table entry holds a string of up to seven
 * bytes and its length in one word, so that a short string is one load and one store and is never
 * read back from the output, which a processor would have to wait for. Of longer ones it holds the
 * first byte; where all of it stands in the output is kept beside.
 */
final class Lzw implements SegmentDecoder {

  private static final VarHandle BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = END + 1;
  private static final int MAX_CODES = 4096;
  private static final int MAX_WIDTH = 12;
  private static final int SHORT = 7;
  private static final int LONG = 0xFF;

  private final long[] entries = new long[MAX_CODES];
  private final int[] lengths = new int[MAX_CODES];
  private final int[] starts = new int[MAX_CODES];

  Lzw() {
    for (int code = 0; code < CLEAR; code++) {
      entries[code] = (long) code << 56 | 1;
    }
  }

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    if (OldLzw.begins(in, length)) {
      return new OldLzw().decode(in, length, out, limit);
    }
    long bit = 0;
    long bits = length * 8L;
    int produced = 0;
    int width = 9;
    int next = FIRST;
    long last = 0;
    int lastLength = 0;
    while (produced < limit && bit + width <= bits) {
      long window = (long) BIG.get(in, (int) (bit >>> 3)) << (bit & 7);
      int code = (int) (window >>> Long.SIZE - width);
      bit += width;
      if ((code & ~1) == CLEAR) {
        if (code == END) {
          return produced;
        }
        width = 9;
        next = FIRST;
        lastLength = 0;
        continue;
      }
      long entry;
      if (code < next) {
        entry = entries[code];
      } else if (code == next && lastLength > 0 && next < MAX_CODES) {
        // Not in the table yet: the string of before and its own first byte.
        entry = joined(last, lastLength, last);
      } else {
        throw new CorruptSegmentException("LZW code " + code + " is not in the table of " + next);
      }
      if (lastLength > 0 && next < MAX_CODES) {
        entries[next] = joined(last, lastLength, entry);
        if (lastLength >= SHORT) {
          lengths[next] = lastLength + 1;
          starts[next] = produced - lastLength;
        }
        if (++next + 1 >= 1 << width && width < MAX_WIDTH) {
          width++;
        }
      }
      int size = (int) entry & LONG;
      if (size <= SHORT) {
        BIG.set(out, produced, entry);
        lastLength = size;
      } else {
        lastLength = copy(starts[code], lengths[code], out, produced, limit);
      }
      produced += lastLength;
      last = entry;
    }
    return Math.min(produced, limit);
  }

  /** The entry of a string with the first byte of another behind it. */
  private static long joined(long entry, int length, long other) {
    return length < SHORT
        ? entry & ~LONG | other >>> 56 << 8 * (SHORT - length) | length + 1
        : entry | LONG;
  }

  /** A long string, which may reach into itself by its last byte. */
  private static int copy(int from, int size, byte[] out, int to, int limit) {
    int bytes = Math.min(size, limit - to);
    int whole = Math.min(bytes, to - from);
    System.arraycopy(out, from, out, to, whole);
    if (whole < bytes) {
      out[to + whole] = out[from];
    }
    return bytes;
  }
}
