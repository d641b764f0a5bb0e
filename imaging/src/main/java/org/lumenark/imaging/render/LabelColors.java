package org.lumenark.imaging.render;

import java.awt.Color;

/** A bright colour for each label, far from those of the next ones; 0 is black. */
final class LabelColors {

  private static final double GOLDEN = 0.618033988749895;
  private static final int RGB = 0xFFFFFF;
  private static final int SHADES = 3;

  private LabelColors() {}

  /**
   * @return {@code 0xRRGGBB}
   */
  static int of(long label) {
    if (label == 0) {
      return 0;
    }
    // Neighbours in number lie apart by the golden angle; what a double cannot tell apart is
    // folded first.
    long folded = (label ^ label >>> 32) & 0xFFFFFFFFL;
    double hue = folded * GOLDEN % 1;
    int shade = (int) (folded % SHADES);
    return Color.HSBtoRGB((float) hue, 0.85f - 0.2f * shade, 1 - 0.12f * shade) & RGB;
  }
}
