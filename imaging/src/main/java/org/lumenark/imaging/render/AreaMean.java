package org.lumenark.imaging.render;

/**
 * Shrinks a crop to a picture, row by row, by the mean over areas: each pixel weighs by how much of
 * it lies in the area, and not at all if it is not finite. Areas without any are not a number.
 */
final class AreaMean {

  private static final double ALMOST = 1e-9;

  private final Crop crop;
  private final int height;
  private final Rows target;
  private final int[] first;
  private final double[] edges;
  private final double[] line;
  private final double[] lineWeights;
  private final double[] sums;
  private final double[] weights;
  private final float[] done;
  private int row;

  /** Takes the rows of the picture, from the first on. */
  @FunctionalInterface
  interface Rows {
    /**
     * @param values of one row, valid during the call
     */
    void row(int row, float[] values);
  }

  AreaMean(Crop crop, int width, int height, Rows target) {
    this.crop = crop;
    this.height = height;
    this.target = target;
    first = new int[width + 1];
    edges = new double[width + 1];
    for (int x = 0; x <= width; x++) {
      edges[x] = x == width ? crop.right() : crop.left() + x * crop.width() / width;
      first[x] = (int) edges[x];
    }
    line = new double[width];
    lineWeights = new double[width];
    sums = new double[width];
    weights = new double[width];
    done = new float[width];
  }

  /**
   * The next row of the level.
   *
   * @param y of the level
   * @param samples from {@link Crop#firstColumn} on
   */
  void row(int y, float[] samples, int offset) {
    double from = Math.max(y, crop.top());
    double to = Math.min(y + 1, crop.bottom());
    if (from < to) {
      narrow(samples, offset - crop.firstColumn());
    }
    while (from < to && row < height) {
      double edge =
          row + 1 == height ? crop.bottom() : crop.top() + (row + 1) * crop.height() / height;
      double part = Math.min(to, edge) - from;
      for (int x = 0; x < sums.length; x++) {
        sums[x] += part * line[x];
        weights[x] += part * lineWeights[x];
      }
      if (to >= edge - ALMOST) {
        finishRow();
      }
      from = Math.min(to, edge);
    }
  }

  private void narrow(float[] samples, int offset) {
    for (int x = 0; x < line.length; x++) {
      double sum = 0;
      double weight = 0;
      int end = (int) Math.ceil(edges[x + 1]);
      for (int i = first[x]; i < end; i++) {
        float sample = samples[offset + i];
        if (Float.isFinite(sample)) {
          double part = Math.min(i + 1, edges[x + 1]) - Math.max(i, edges[x]);
          sum += part * sample;
          weight += part;
        }
      }
      line[x] = sum;
      lineWeights[x] = weight;
    }
  }

  private void finishRow() {
    for (int x = 0; x < sums.length; x++) {
      done[x] = (float) (sums[x] / weights[x]);
      sums[x] = 0;
      weights[x] = 0;
    }
    target.row(row, done);
    row++;
  }
}
