package org.lumenark.imaging.jpeg2000;

import org.lumenark.imaging.source.ImagingException;

/**
 * The marker SIZ: what the picture is and how it is cut into tiles.
 *
 * @param precisions bits of each component
 * @param signed whether each has a sign
 */
record ImageHeader(
    int x0,
    int y0,
    int x1,
    int y1,
    int tileWidth,
    int tileHeight,
    int tileX0,
    int tileY0,
    int[] precisions,
    boolean[] signed) {

  private static final int MAX_PRECISION = 24;
  private static final int MAX_COMPONENTS = 64;

  static ImageHeader parse(MarkerSegment in, String place) throws ImagingException {
    in.skip(2);
    long x1 = in.number32();
    long y1 = in.number32();
    long x0 = in.number32();
    long y0 = in.number32();
    long tileWidth = in.number32();
    long tileHeight = in.number32();
    long tileX0 = in.number32();
    long tileY0 = in.number32();
    int components = in.number16();
    boolean sized =
        x1 > x0
            && y1 > y0
            && x1 <= Integer.MAX_VALUE
            && y1 <= Integer.MAX_VALUE
            && tileWidth > 0
            && tileHeight > 0
            && tileX0 <= x0
            && tileY0 <= y0
            && tileX0 + tileWidth > x0
            && tileY0 + tileHeight > y0;
    if (!sized || components < 1) {
      throw new ImagingException(
          "jpeg2000.bad-size", place + " SIZ", "The picture or its tiles have no size.");
    }
    if (components > MAX_COMPONENTS) {
      throw new ImagingException(
          "jpeg2000.unsupported-components",
          place + " SIZ",
          components + " components are not read.");
    }
    int[] precisions = new int[components];
    boolean[] signed = new boolean[components];
    for (int c = 0; c < components; c++) {
      int bits = in.number8();
      precisions[c] = (bits & 0x7F) + 1;
      signed[c] = bits > 0x7F;
      int stepX = in.number8();
      int stepY = in.number8();
      if (stepX != 1 || stepY != 1) {
        throw new ImagingException(
            "jpeg2000.unsupported-subsampling",
            place + " SIZ",
            "Component " + c + " has fewer pixels than others, which is not read.");
      }
      if (precisions[c] > MAX_PRECISION) {
        throw new ImagingException(
            "jpeg2000.unsupported-bits",
            place + " SIZ",
            "Components of " + precisions[c] + " bits are not read.");
      }
    }
    return new ImageHeader(
        (int) x0,
        (int) y0,
        (int) x1,
        (int) y1,
        (int) Math.min(tileWidth, Integer.MAX_VALUE),
        (int) Math.min(tileHeight, Integer.MAX_VALUE),
        (int) tileX0,
        (int) tileY0,
        precisions,
        signed);
  }

  int width() {
    return x1 - x0;
  }

  int height() {
    return y1 - y0;
  }

  int components() {
    return precisions.length;
  }

  int tilesAcross() {
    return (int) Math.ceilDiv((long) x1 - tileX0, tileWidth);
  }

  int tilesDown() {
    return (int) Math.ceilDiv((long) y1 - tileY0, tileHeight);
  }

  /** The bounds of a tile on the reference grid: x0, y0, x1, y1. */
  int[] tile(int index) {
    long left = tileX0 + (long) (index % tilesAcross()) * tileWidth;
    long top = tileY0 + (long) (index / tilesAcross()) * tileHeight;
    return new int[] {
      (int) Math.max(left, x0),
      (int) Math.max(top, y0),
      (int) Math.min(left + tileWidth, x1),
      (int) Math.min(top + tileHeight, y1)
    };
  }
}
