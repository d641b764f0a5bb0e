package org.lumenark.imaging.display;

/**
 * Values that are shown black and at full colour.
 *
 * @param start below {@code end}
 */
public record Window(double start, double end) {

  public Window {
    if (!(start < end) || !Double.isFinite(end - start)) {
      throw new IllegalArgumentException("a window from " + start + " to " + end);
    }
  }

  /** Brightness from 0 to 1; not a number is black. */
  public float brightness(double value) {
    double part = (value - start) / (end - start);
    return part > 0 ? (float) Math.min(1, part) : 0;
  }
}
