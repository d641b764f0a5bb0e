package org.lumenark.imaging.display;

import java.util.Arrays;

/**
 * Automatic contrast for one channel, of a sample of its values.
 *
 * <p>Black and white are the 0.2th and 99.8th percentile, which leaves out single hot and dead
 * pixels. Three kinds of images need more: where few bright things lie on an even background (or
 * few dark ones), the percentiles would show the noise of the background only, so white is among
 * the values that stand out of it; where most is background and the rest is brighter
 * (fluorescence), black lies at the lower edge of the background, not at its darkest pixels; and a
 * value that fills a part of the image far away from all others is padding, which is left out.
 */
public final class Contrast {

  private static final double LOW = 0.002;
  private static final double HIGH = 0.998;
  private static final double BACKGROUND = 0.05;

  /** Deviations from the median at which a value stands out of noise. */
  private static final double OUTSTANDING = 8;

  /** The 16th percentile of noise is one standard deviation below its median. */
  private static final double ONE_DEVIATION = 0.16;

  /** Fewer outstanding samples than this part of all, or than a few, are hot pixels. */
  private static final double LEAST_PART = 0.0001;

  private static final int LEAST_COUNT = 4;

  /** A value that fills a smaller part is no padding, one that fills a larger is a background. */
  private static final double LEAST_PADDING = 0.01;

  private static final double MOST_PADDING = 0.5;

  private Contrast() {}

  /** The window of samples in any order; those that are not finite do not count. */
  public static Window of(double[] samples) {
    double[] sorted = Arrays.stream(samples).filter(Double::isFinite).sorted().toArray();
    return ofSorted(sorted);
  }

  /** The window of finite samples in ascending order. */
  public static Window ofSorted(double[] all) {
    if (all.length == 0) {
      return new Window(0, 1);
    }
    double[] sorted = withoutPadding(all);
    double median = quantile(sorted, 0.5);
    double black = quantile(sorted, LOW);
    double white = quantile(sorted, HIGH);
    double below = median - quantile(sorted, ONE_DEVIATION);
    double above = quantile(sorted, 1 - ONE_DEVIATION) - median;
    white = Math.max(white, outstanding(sorted, median + OUTSTANDING * below, true));
    black = Math.min(black, outstanding(sorted, median - OUTSTANDING * above, false));
    if (white - median > OUTSTANDING * below) {
      black = Math.max(black, quantile(sorted, BACKGROUND));
    }
    if (white > black) {
      return window(black, white);
    }
    return sorted[0] < sorted[sorted.length - 1]
        ? window(sorted[0], sorted[sorted.length - 1])
        : constant(sorted[0]);
  }

  /** A plane of one value: what is above 0 is white, all else black. */
  static Window constant(double value) {
    return value > 0 ? window(0, value) : window(value, value + Math.max(1, Math.ulp(value)));
  }

  private static Window window(double start, double end) {
    return Double.isFinite(end - start) ? new Window(start, end) : new Window(start / 4, end / 4);
  }

  /**
   * A value among those beyond the limit, near the far end; the limit's side of everything if they
   * are too few.
   */
  private static double outstanding(double[] sorted, double limit, boolean bright) {
    int split = firstAbove(sorted, limit);
    int count = bright ? sorted.length - split : split;
    double least = Math.max(LEAST_COUNT, LEAST_PART * sorted.length);
    if (count < least) {
      return bright ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return bright ? sorted[split + (int) (0.8 * (count - 1))] : sorted[(int) (0.2 * (count - 1))];
  }

  private static double[] withoutPadding(double[] sorted) {
    int from = 0;
    int to = sorted.length;
    int low = firstAbove(sorted, sorted[0]);
    int high = firstAtLeast(sorted, sorted[to - 1]);
    if (low >= high) {
      return sorted;
    }
    double span = sorted[high - 1] - sorted[low];
    if (isPadding(low, to) && sorted[low] - sorted[0] > span) {
      from = low;
    }
    if (isPadding(to - high, sorted.length) && sorted[to - 1] - sorted[high - 1] > span) {
      to = high;
    }
    return Arrays.copyOfRange(sorted, from, to);
  }

  private static boolean isPadding(int count, int all) {
    return count > LEAST_PADDING * all && count < MOST_PADDING * all;
  }

  private static int firstAbove(double[] sorted, double limit) {
    return firstAtLeast(sorted, Math.nextUp(limit));
  }

  /** Index of the first sample that is at least this. */
  private static int firstAtLeast(double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double quantile(double[] sorted, double fraction) {
    return sorted[(int) Math.round(fraction * (sorted.length - 1))];
  }
}
