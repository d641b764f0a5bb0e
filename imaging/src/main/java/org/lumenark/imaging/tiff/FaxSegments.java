package org.lumenark.imaging.tiff;

import java.util.Arrays;

/**
 * Bilevel pictures of TIFF 6.0 sections 10 and 11: ITU-T T.4 in one and two dimensions, T.6, and
 * the run lengths without line ends of compression 2. White is 0. A row is kept as the columns in
 * which its colour changes.
 */
final class FaxSegments implements SegmentDecoder {

  private static final int EOL_ZEROS = 11;

  private final Compression kind;
  private final boolean twoDimensional;
  private final int width;
  private final int rowBytes;
  private int[] above;
  private int[] current;
  private int aboveCount;
  private int count;

  /**
   * @param options of T.4: bit 0 for two dimensions
   */
  FaxSegments(Compression kind, int options, int width) {
    this.kind = kind;
    this.twoDimensional = kind == Compression.CCITT_T4 && (options & 1) != 0;
    this.width = width;
    this.rowBytes = Math.ceilDiv(width, 8);
    this.above = new int[2 * width + 16];
    this.current = new int[2 * width + 16];
  }

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    FaxBits bits = new FaxBits(in, length);
    aboveCount = 0;
    int rows = limit / rowBytes;
    for (int row = 0; row < rows; row++) {
      if (bits.atEnd() || !decodeRow(bits)) {
        return row * rowBytes;
      }
      draw(out, row * rowBytes);
      int[] done = current;
      current = above;
      above = done;
      aboveCount = count;
    }
    return rows * rowBytes;
  }

  private boolean decodeRow(FaxBits bits) throws CorruptSegmentException {
    count = 0;
    if (kind == Compression.CCITT_T6) {
      return decodeByAbove(bits);
    }
    boolean alone = true;
    if (kind == Compression.CCITT_T4) {
      int ends = 0;
      while (bits.peek(EOL_ZEROS) == 0) {
        if (++ends > 5 || !skipLineEnd(bits)) {
          return false;
        }
        if (twoDimensional) {
          alone = bits.peek(1) == 1;
          bits.skip(1);
        }
      }
    }
    if (!alone) {
      return decodeByAbove(bits);
    }
    decodeRuns(bits);
    if (kind == Compression.CCITT_RLE) {
      bits.skipToByte();
    }
    return true;
  }

  private static boolean skipLineEnd(FaxBits bits) {
    while (bits.peek(1) == 0) {
      if (bits.atEnd()) {
        return false;
      }
      bits.skip(1);
    }
    bits.skip(1);
    return true;
  }

  private void decodeRuns(FaxBits bits) throws CorruptSegmentException {
    int column = 0;
    for (int color = 0; column < width; color ^= 1) {
      column += run(bits, color);
      change(column);
    }
  }

  /** False at the end of the block. */
  private boolean decodeByAbove(FaxBits bits) throws CorruptSegmentException {
    Arrays.fill(above, aboveCount, aboveCount + 4, width);
    int from = -1;
    int color = 0;
    int next = 0;
    while (from < width) {
      next = Math.max(0, next - 1);
      next += (next & 1) == color ? 0 : 1;
      while (next < aboveCount && above[next] <= from) {
        next += 2;
      }
      int below = above[Math.min(next, aboveCount)];
      int word = bits.peek(7);
      if (word >= 64) {
        bits.skip(1);
        from = vertical(from, below);
        color ^= 1;
      } else if (word >= 32) {
        bits.skip(3);
        from = vertical(from, word >= 48 ? below + 1 : below - 1);
        color ^= 1;
      } else if (word >= 16) {
        bits.skip(3);
        int first = Math.max(from, 0) + run(bits, color);
        change(first);
        from = first + run(bits, color ^ 1);
        change(from);
      } else if (word >= 8) {
        bits.skip(4);
        from = above[Math.min(next + 1, aboveCount)];
      } else if (word >= 4) {
        bits.skip(6);
        from = vertical(from, word >= 6 ? below + 2 : below - 2);
        color ^= 1;
      } else if (word >= 2) {
        bits.skip(7);
        from = vertical(from, word == 3 ? below + 3 : below - 3);
        color ^= 1;
      } else if (from < 0 && bits.peek(12) <= 1) {
        return false;
      } else {
        throw new CorruptSegmentException("fax: a code word is not in the table");
      }
    }
    return true;
  }

  private int vertical(int from, int to) throws CorruptSegmentException {
    if (to < Math.max(from, 0)) {
      throw new CorruptSegmentException("fax: a run ends before it begins");
    }
    change(to);
    return to == 0 && from < 0 ? 0 : to;
  }

  private int run(FaxBits bits, int color) throws CorruptSegmentException {
    int[] table = color == 0 ? FaxCodes.WHITE : FaxCodes.BLACK;
    int length = 0;
    while (true) {
      int entry = table[bits.peek(FaxCodes.BITS)];
      if (entry == 0) {
        throw new CorruptSegmentException("fax: a code word is not in the table");
      }
      bits.skip(entry & 15);
      length += entry >>> 4;
      if (entry >>> 4 < 64) {
        return length;
      }
      if (length > width) {
        throw new CorruptSegmentException("fax: a run is longer than its row");
      }
    }
  }

  private void change(int column) throws CorruptSegmentException {
    if (count > current.length - 8) {
      throw new CorruptSegmentException("fax: a row changes its colour too often");
    }
    current[count++] = Math.min(column, width);
  }

  private void draw(byte[] out, int at) {
    Arrays.fill(out, at, at + rowBytes, (byte) 0);
    for (int i = 0; i < count; i += 2) {
      int end = i + 1 < count ? current[i + 1] : width;
      for (int x = current[i]; x < end; ) {
        if ((x & 7) == 0 && end - x >= 8) {
          out[at + (x >>> 3)] = (byte) 0xFF;
          x += 8;
        } else {
          out[at + (x >>> 3)] |= (byte) (0x80 >>> (x & 7));
          x++;
        }
      }
    }
  }
}
