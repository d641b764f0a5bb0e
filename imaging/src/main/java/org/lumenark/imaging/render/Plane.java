package org.lumenark.imaging.render;

/**
 * One channel of a picture, row by row.
 *
 * @param samples {@code width * height} of them; not to be changed
 */
record Plane(int width, int height, float[] samples) {

  /**
   * The mean over areas, for a smaller picture; each pixel weighs by how much of it lies in the
   * area.
   */
  Plane shrunk(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    float[] narrow = new float[newWidth * height];
    for (int y = 0; y < height; y++) {
      shrink(samples, y * width, 1, width, narrow, y * newWidth, 1, newWidth);
    }
    float[] small = new float[newWidth * newHeight];
    for (int x = 0; x < newWidth; x++) {
      shrink(narrow, x, newWidth, height, small, x, newWidth, newHeight);
    }
    return new Plane(newWidth, newHeight, small);
  }

  /** Every n-th sample, for labels, which have no mean. */
  Plane picked(int newWidth, int newHeight) {
    float[] picked = new float[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      int from = (int) ((y + 0.5) * height / newHeight) * width;
      for (int x = 0; x < newWidth; x++) {
        picked[y * newWidth + x] = samples[from + (int) ((x + 0.5) * width / newWidth)];
      }
    }
    return new Plane(newWidth, newHeight, picked);
  }

  private static void shrink(
      float[] source, int from, int step, int count, float[] target, int to, int stride, int size) {
    double ratio = (double) count / size;
    for (int i = 0; i < size; i++) {
      double start = i * ratio;
      double end = Math.min(count, start + ratio);
      double sum = 0;
      double weights = 0;
      for (int k = (int) start; k < end; k++) {
        double weight = Math.min(k + 1, end) - Math.max(k, start);
        sum += weight * source[from + k * step];
        weights += weight;
      }
      target[to + i * stride] = (float) (sum / weights);
    }
  }
}
