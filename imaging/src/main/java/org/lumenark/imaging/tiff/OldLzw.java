package org.lumenark.imaging.tiff;

/**
 * The order of bits that some writers before TIFF 5 used for LZW: from the least significant on,
 * and codes become longer one step later. A table entry is a place in the output.
 */
final class OldLzw {

  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MAX_CODES = 4096;

  private final int[] starts = new int[MAX_CODES];
  private final int[] lengths = new int[MAX_CODES];

  /** Whether a stream begins with the clear code in this order, as libtiff tells it. */
  static boolean begins(byte[] in, int length) {
    return length > 1 && in[0] == 0 && (in[1] & 1) == 1;
  }

  int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    int position = 0;
    int produced = 0;
    long buffer = 0;
    int available = 0;
    int width = 9;
    int next = END + 1;
    int lastStart = -1;
    int lastLength = 0;
    while (produced < limit) {
      while (available < width) {
        if (position == length) {
          return produced;
        }
        buffer |= (long) (in[position++] & 0xFF) << available;
        available += 8;
      }
      int code = (int) buffer & ((1 << width) - 1);
      available -= width;
      buffer >>>= width;
      if (code == END) {
        return produced;
      }
      if (code == CLEAR) {
        width = 9;
        next = END + 1;
        lastStart = -1;
        continue;
      }
      int start = produced;
      int size = 1;
      if (code < CLEAR) {
        out[produced++] = (byte) code;
      } else {
        if (lastStart < 0 || code > next || (code == next && next == MAX_CODES)) {
          throw new CorruptSegmentException("LZW code " + code + " is not in the table of " + next);
        }
        int from = code == next ? lastStart : starts[code];
        size = code == next ? lastLength + 1 : lengths[code];
        int end = Math.min(limit, produced + size);
        for (int i = from; produced < end; i++) {
          out[produced++] = out[i];
        }
      }
      if (lastStart >= 0 && next < MAX_CODES) {
        starts[next] = lastStart;
        lengths[next] = lastLength + 1;
        next++;
      }
      if (next >= 1 << width && width < 12) {
        width++;
      }
      lastStart = start;
      lastLength = size;
    }
    return produced;
  }
}
