package org.lumenark.imaging.pyramid;

/**
 * Mean of 64-bit integers: quarters and remainders are added apart, so that nothing overflows.
 *
 * @param bias flips the sign bit of signed samples, so that they add and order like unsigned ones
 */
record Mean64(long bias) implements RowReducer {

  @Override
  public void reduce(
      byte[] upper, int first, byte[] lower, int second, int width, byte[] target, int offset) {
    for (int x = 0; x < width; x += 2) {
      int right = Math.min(x + 1, width - 1);
      long a = at(upper, first, x);
      long b = at(upper, first, right);
      long c = at(lower, second, x);
      long d = at(lower, second, right);
      long rest = ((a & 3) + (b & 3) + (c & 3) + (d & 3) + 2) >> 2;
      long mean = (a >>> 2) + (b >>> 2) + (c >>> 2) + (d >>> 2) + rest;
      Words.LONG.set(target, offset + 4 * x, mean ^ bias);
    }
  }

  private long at(byte[] row, int start, int x) {
    return (long) Words.LONG.get(row, start + 8 * x) ^ bias;
  }
}
