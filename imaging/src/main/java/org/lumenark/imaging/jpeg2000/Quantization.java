package org.lumenark.imaging.jpeg2000;

/**
 * Step sizes of the bands: the markers QCD and QCC, ISO/IEC 15444-1 annex E.
 *
 * @param derived whether only that of the lowest band is given
 * @param steps exponent in the upper 5 bits, mantissa in the lower 11
 */
record Quantization(int guardBits, boolean derived, int[] steps) {

  private int step(int band) {
    return steps[derived ? 0 : Math.min(band, steps.length - 1)];
  }

  /**
   * @param band 0 for the lowest, then three for each resolution
   */
  int exponent(int band) {
    int exponent = step(band) >> 11;
    return derived ? exponent - (band == 0 ? 0 : (band - 1) / 3) : exponent;
  }

  boolean has(int band) {
    return derived || band < steps.length;
  }

  /** Bit planes that are coded. */
  int planes(int band) {
    return guardBits + exponent(band) - 1;
  }

  /**
   * @param range bits of the band: those of the samples and its gain
   */
  float size(int band, int range) {
    return (float) Math.scalb(1 + (step(band) & 0x7FF) / 2048.0, range - exponent(band));
  }
}
