package org.lumenark.imaging.pyramid;

/**
 * Mean of 16-bit samples, four of a row at a time: pairs are added in 32-bit lanes of a long.
 *
 * @param bias flips the sign bits of signed samples, so that they add and order like unsigned ones
 */
record Mean16(long bias) implements RowReducer {

  private static final long LANES = 0x0000FFFF0000FFFFL;

  @Override
  public void reduce(
      byte[] upper, int first, byte[] lower, int second, int width, byte[] target, int offset) {
    int whole = width & ~3;
    for (int x = 0; x < whole; x += 4) {
      long a = (long) Words.LONG.get(upper, first + 2 * x) ^ bias;
      long b = (long) Words.LONG.get(lower, second + 2 * x) ^ bias;
      long sum = (a & LANES) + ((a >>> 16) & LANES) + (b & LANES) + ((b >>> 16) & LANES);
      long mean = ((sum + 0x0000000200000002L) >>> 2) & LANES;
      Words.INT.set(target, offset + x, (int) ((mean | (mean >>> 16)) ^ bias));
    }
    int flip = (int) bias & 0xFFFF;
    for (int x = whole; x < width; x += 2) {
      int right = Math.min(x + 1, width - 1);
      int sum =
          (at(upper, first, x) ^ flip)
              + (at(upper, first, right) ^ flip)
              + (at(lower, second, x) ^ flip)
              + (at(lower, second, right) ^ flip);
      Words.SHORT.set(target, offset + x, (short) (((sum + 2) >> 2) ^ flip));
    }
  }

  private static int at(byte[] row, int start, int x) {
    return (short) Words.SHORT.get(row, start + 2 * x) & 0xFFFF;
  }
}
