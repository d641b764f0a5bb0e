package org.lumenark.imaging.jpeg2000;

/**
 * How a tile-component is coded: the parameters of the markers COD and COC.
 *
 * @param decompositions levels of the wavelet
 * @param blockWidth exponent of two, as {@code blockHeight}
 * @param blockStyle flags of table A.19
 * @param reversible wavelet 5-3, else 9-7
 * @param precincts for each resolution, the exponent of the width, and of the height 4 bits higher
 */
record CodingStyle(
    int decompositions,
    int blockWidth,
    int blockHeight,
    int blockStyle,
    boolean reversible,
    int[] precincts) {

  private static final int BYPASS = 1;
  private static final int RESET = 2;
  private static final int TERMINATE = 4;
  private static final int CAUSAL = 8;
  private static final int SEGMENTATION_SYMBOLS = 32;
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  boolean bypass() {
    return (blockStyle & BYPASS) != 0;
  }

  boolean resetsContexts() {
    return (blockStyle & RESET) != 0;
  }

  boolean causal() {
    return (blockStyle & CAUSAL) != 0;
  }

  boolean segmentationSymbols() {
    return (blockStyle & SEGMENTATION_SYMBOLS) != 0;
  }

  /**
   * @param before that the segment before could hold, 0 for the first
   */
  int passesOfSegment(int before) {
    if ((blockStyle & TERMINATE) != 0) {
      return 1;
    }
    if (!bypass()) {
      return UNBOUNDED;
    }
    return before == 0 ? 10 : before == 10 || before == 1 ? 2 : 1;
  }

  int precinctWidth(int resolution) {
    return precincts[resolution] & 15;
  }

  int precinctHeight(int resolution) {
    return precincts[resolution] >> 4;
  }
}
