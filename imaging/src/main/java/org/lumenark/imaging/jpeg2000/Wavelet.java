package org.lumenark.imaging.jpeg2000;

/** The inverse wavelets on interleaved coefficients, in place: ISO/IEC 15444-1 annex F. */
final class Wavelet {

  private static final float ALPHA = -1.586134342059924f;
  private static final float BETA = -0.052980118572961f;
  private static final float GAMMA = 0.882911075530934f;
  private static final float DELTA = 0.443506852043971f;
  private static final float K = 1.230174104914001f;

  private Wavelet() {}

  /** Puts the resolution below at the even positions of the next. */
  static void spreadLow(int[] low, int[] next, Resolution resolution) {
    if (low.length == 0) {
      return;
    }
    int width = (resolution.x1 + 1 >> 1) - (resolution.x0 + 1 >> 1);
    int from = 0;
    for (int y = resolution.y0 & 1; y < resolution.height(); y += 2) {
      int to = y * resolution.width() + (resolution.x0 & 1);
      for (int x = 0; x < width; x++) {
        next[to + 2 * x] = low[from++];
      }
    }
  }

  static void spreadLow(float[] low, float[] next, Resolution resolution) {
    if (low.length == 0) {
      return;
    }
    int width = (resolution.x1 + 1 >> 1) - (resolution.x0 + 1 >> 1);
    int from = 0;
    for (int y = resolution.y0 & 1; y < resolution.height(); y += 2) {
      int to = y * resolution.width() + (resolution.x0 & 1);
      for (int x = 0; x < width; x++) {
        next[to + 2 * x] = low[from++];
      }
    }
  }

  static void reversible(int[] a, Resolution resolution) {
    int width = resolution.width();
    int height = resolution.height();
    int oddX = resolution.x0 & 1;
    int oddY = resolution.y0 & 1;
    for (int y = 0; y < height; y++) {
      int row = y * width;
      if (width == 1) {
        a[row] = oddX == 1 ? a[row] / 2 : a[row];
        continue;
      }
      for (int i = oddX; i < width; i += 2) {
        a[row + i] -= a[row + before(i)] + a[row + after(i, width)] + 2 >> 2;
      }
      for (int i = 1 - oddX; i < width; i += 2) {
        a[row + i] += a[row + before(i)] + a[row + after(i, width)] >> 1;
      }
    }
    if (height == 1) {
      for (int x = 0; oddY == 1 && x < width; x++) {
        a[x] /= 2;
      }
      return;
    }
    for (int y = oddY; y < height; y += 2) {
      int up = before(y) * width;
      int down = after(y, height) * width;
      for (int x = 0; x < width; x++) {
        a[y * width + x] -= a[up + x] + a[down + x] + 2 >> 2;
      }
    }
    for (int y = 1 - oddY; y < height; y += 2) {
      int up = before(y) * width;
      int down = after(y, height) * width;
      for (int x = 0; x < width; x++) {
        a[y * width + x] += a[up + x] + a[down + x] >> 1;
      }
    }
  }

  static void irreversible(float[] a, Resolution resolution) {
    int width = resolution.width();
    int height = resolution.height();
    int oddX = resolution.x0 & 1;
    int oddY = resolution.y0 & 1;
    for (int y = 0; y < height; y++) {
      int row = y * width;
      if (width == 1) {
        a[row] = oddX == 1 ? a[row] / 2 : a[row];
        continue;
      }
      for (int i = 0; i < width; i++) {
        a[row + i] *= (i & 1) == oddX ? K : 1 / K;
      }
      lift(a, row, width, oddX, DELTA);
      lift(a, row, width, 1 - oddX, GAMMA);
      lift(a, row, width, oddX, BETA);
      lift(a, row, width, 1 - oddX, ALPHA);
    }
    if (height == 1) {
      for (int x = 0; oddY == 1 && x < width; x++) {
        a[x] /= 2;
      }
      return;
    }
    for (int y = 0; y < height; y++) {
      float factor = (y & 1) == oddY ? K : 1 / K;
      for (int x = 0; x < width; x++) {
        a[y * width + x] *= factor;
      }
    }
    liftRows(a, width, height, oddY, DELTA);
    liftRows(a, width, height, 1 - oddY, GAMMA);
    liftRows(a, width, height, oddY, BETA);
    liftRows(a, width, height, 1 - oddY, ALPHA);
  }

  private static void lift(float[] a, int row, int width, int first, float factor) {
    for (int i = first; i < width; i += 2) {
      a[row + i] -= factor * (a[row + before(i)] + a[row + after(i, width)]);
    }
  }

  private static void liftRows(float[] a, int width, int height, int first, float factor) {
    for (int y = first; y < height; y += 2) {
      int up = before(y) * width;
      int down = after(y, height) * width;
      for (int x = 0; x < width; x++) {
        a[y * width + x] -= factor * (a[up + x] + a[down + x]);
      }
    }
  }

  /** The signal is mirrored at its ends. */
  private static int before(int i) {
    return i == 0 ? 1 : i - 1;
  }

  private static int after(int i, int length) {
    return i == length - 1 ? length - 2 : i + 1;
  }
}
