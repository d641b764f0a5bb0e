package org.lumenark.imaging.pyramid;

/** Mean of 64-bit floats. */
record MeanDouble() implements RowReducer {

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
      Words.DOUBLE.set(target, offset + 4 * x, sum * 0.25);
    }
  }

  private static double at(byte[] row, int start, int x) {
    return (double) Words.DOUBLE.get(row, start + 8 * x);
  }
}
