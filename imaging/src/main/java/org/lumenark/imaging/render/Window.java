package org.lumenark.imaging.render;

/**
 * Values that are shown black and at full colour.
 *
 * @param start below {@code end}
 */
record Window(double start, double end) {

  /** Brightness from 0 to 1; not a number is black. */
  float brightness(double value) {
    double part = (value - start) / (end - start);
    return part > 0 ? (float) Math.min(1, part) : 0;
  }
}
