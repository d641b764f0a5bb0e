package org.lumenark.imaging.pyramid;

/** Mean of 32-bit floats, added in double precision. */
record MeanFloat() implements RowReducer {

  @Override
  public void reduce(
      byte[] upper, int first, byte[] lower, int second, int width, byte[] target, int offset) {
    for (int x = 0; x < width; x += 2) {
      int right = Math.min(x + 1, width - 1);
      double sum =
          at(upper, first, x)
              + at(upper, first, right)
              + at(lower, second, x)
              + at(lower, second, right);
      Words.FLOAT.set(target, offset + 2 * x, (float) (sum * 0.25));
    }
  }

  private static double at(byte[] row, int start, int x) {
    return (float) Words.FLOAT.get(row, start + 4 * x);
  }
}
