package org.lumenark.imaging.tiff;

/**
 * LZW as in TIFF 6.0 section 13, and the older order of bits that some writers before TIFF 5 used
 * (told apart by the first two bytes, as libtiff does). A table entry is a place in the output, so
 * a string is copied from what was written already.
 */
final class Lzw implements SegmentDecoder {

  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MAX_CODES = 4096;

  private final int[] starts = new int[MAX_CODES];
  private final int[] lengths = new int[MAX_CODES];

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    boolean old = length > 1 && in[0] == 0 && (in[1] & 1) == 1;
    int early = old ? 0 : 1;
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
        int value = in[position++] & 0xFF;
        buffer = old ? buffer | (long) value << available : buffer << 8 | value;
        available += 8;
      }
      int mask = (1 << width) - 1;
      int code = (int) (old ? buffer : buffer >>> (available - width)) & mask;
      available -= width;
      buffer = old ? buffer >>> width : buffer & ((1L << available) - 1);
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
      int size;
      if (code < CLEAR) {
        out[produced++] = (byte) code;
        size = 1;
      } else {
        if (lastStart < 0 || code > next || (code == next && next == MAX_CODES)) {
          throw new CorruptSegmentException("LZW code " + code + " is not in the table of " + next);
        }
        boolean fresh = code == next;
        int from = fresh ? lastStart : starts[code];
        size = fresh ? lastLength + 1 : lengths[code];
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
      if (next + early >= 1 << width && width < 12) {
        width++;
      }
      lastStart = start;
      lastLength = size;
    }
    return produced;
  }
}
