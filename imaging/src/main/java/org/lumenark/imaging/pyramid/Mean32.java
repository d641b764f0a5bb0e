package org.lumenark.imaging.pyramid;

/**
 * Mean of 32-bit integers.
 *
 * @param bias flips the sign bit of signed samples, so that they add and order like unsigned ones
 */
record Mean32(int bias) implements RowReducer {

  @Override
  public void reduce(
      byte[] upper, int first, byte[] lower, int second, int width, byte[] target, int offset) {
    for (int x = 0; x < width; x += 2) {
      int right = Math.min(x + 1, width - 1);
      long sum =
          at(upper, first, x)
              + at(upper, first, right)
              + at(lower, second, x)
              + at(lower, second, right);
      Words.INT.set(target, offset + 2 * x, (int) ((sum + 2) >> 2) ^ bias);
    }
  }

  private long at(byte[] row, int start, int x) {
    return ((int) Words.INT.get(row, start + 4 * x) ^ bias) & 0xFFFFFFFFL;
  }
}
