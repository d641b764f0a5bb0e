package org.lumenark.imaging.pyramid;

/**
 * Mean of 8-bit samples, eight of a row at a time: pairs are added in 16-bit lanes of a long.
 *
 * @param bias flips the sign bits of signed samples, so that they add and order like unsigned ones
 */
record Mean8(long bias) implements RowReducer {

  private static final long LANES = 0x00FF00FF00FF00FFL;

  @Override
  public void reduce(
      byte[] upper, int first, byte[] lower, int second, int width, byte[] target, int offset) {
    int whole = width & ~7;
    for (int x = 0; x < whole; x += 8) {
      long a = (long) Words.LONG.get(upper, first + x) ^ bias;
      long b = (long) Words.LONG.get(lower, second + x) ^ bias;
      long sum = (a & LANES) + ((a >>> 8) & LANES) + (b & LANES) + ((b >>> 8) & LANES);
      long mean = ((sum + 0x0002000200020002L) >>> 2) & LANES;
      mean = (mean | (mean >>> 8)) & 0x0000FFFF0000FFFFL;
      Words.INT.set(target, offset + (x >> 1), (int) ((mean | (mean >>> 16)) ^ bias));
    }
    int flip = (int) bias & 0xFF;
    for (int x = whole; x < width; x += 2) {
      int right = Math.min(x + 1, width - 1);
      int sum =
          ((upper[first + x] & 0xFF) ^ flip)
              + ((upper[first + right] & 0xFF) ^ flip)
              + ((lower[second + x] & 0xFF) ^ flip)
              + ((lower[second + right] & 0xFF) ^ flip);
      target[offset + (x >> 1)] = (byte) (((sum + 2) >> 2) ^ flip);
    }
  }
}
