package org.lumenark.imaging.render;

import java.util.Arrays;

/**
 * Automatic contrast. Black is the second percentile and white the 99.8th: dim structures show,
 * single hot pixels do not count, and the background of fluorescence is black. Where that leaves
 * nothing, the extremes of the plane are taken.
 */
final class Contrast {

  private static final double BLACK = 0.02;
  private static final double WHITE = 0.998;

  private Contrast() {}

  static Window of(float[] samples) {
    float[] sorted = finite(samples);
    if (sorted.length == 0) {
      return new Window(0, 1);
    }
    double black = sorted[(int) (BLACK * (sorted.length - 1))];
    double white = sorted[(int) Math.ceil(WHITE * (sorted.length - 1))];
    if (white > black) {
      return new Window(black, white);
    }
    double least = sorted[0];
    double most = sorted[sorted.length - 1];
    return most > least
        ? new Window(least, most)
        : new Window(Math.min(0, least), Math.max(1, most));
  }

  private static float[] finite(float[] samples) {
    float[] finite = new float[samples.length];
    int count = 0;
    for (float sample : samples) {
      if (Float.isFinite(sample)) {
        finite[count++] = sample;
      }
    }
    float[] sorted = Arrays.copyOf(finite, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
