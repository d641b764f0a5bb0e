package org.lumenark.imaging.jpeg2000;

/**
 * One band of a resolution, in the coordinates of the band.
 *
 * @param index of its step size: 0 for the lowest, then three for each resolution
 */
record Subband(Kind kind, int index, int x0, int y0, int x1, int y1) {

  /** First letter horizontal, second vertical: low or high. */
  enum Kind {
    LL(0, 0),
    HL(1, 0),
    LH(0, 1),
    HH(1, 1);

    private final int x;
    private final int y;

    Kind(int x, int y) {
      this.x = x;
      this.y = y;
    }

    int x() {
      return x;
    }

    int y() {
      return y;
    }

    /** Bits that the samples of the band have more than those of the picture. */
    int gain() {
      return x + y;
    }
  }

  /** ISO/IEC 15444-1 equation B-15. */
  static Subband of(Kind kind, int index, int level, int[] tile) {
    return new Subband(
        kind,
        index,
        bound(tile[0], kind.x, level),
        bound(tile[1], kind.y, level),
        bound(tile[2], kind.x, level),
        bound(tile[3], kind.y, level));
  }

  private static int bound(int value, int high, int level) {
    long offset = level == 0 ? 0 : (long) high << (level - 1);
    return (int) ceilShift(value - offset, level);
  }

  static long ceilShift(long value, int shift) {
    return value + (1L << shift) - 1 >> shift;
  }

  int width() {
    return x1 - x0;
  }

  int height() {
    return y1 - y0;
  }
}
