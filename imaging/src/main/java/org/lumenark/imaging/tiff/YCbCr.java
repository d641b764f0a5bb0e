package org.lumenark.imaging.tiff;

import java.io.IOException;
import org.lumenark.imaging.source.ImagingException;

/**
 * YCbCr outside JPEG: TIFF 6.0 section 21. Units of luma samples are followed by one Cb and one Cr;
 * what comes out is RGB, each chroma sample as it is for all of its unit.
 */
final class YCbCr {

  private final int across;
  private final int down;
  private final float[] luma;
  private final float[] reference;

  YCbCr(TiffDirectory directory) throws IOException, ImagingException {
    int[] subsampling = subsampling(directory);
    this.across = subsampling[0];
    this.down = subsampling[1];
    this.luma = directory.fractions(Tag.YCBCR_COEFFICIENTS, new float[] {0.299f, 0.587f, 0.114f});
    this.reference =
        directory.fractions(Tag.REFERENCE_BLACK_WHITE, new float[] {0, 255, 128, 255, 128, 255});
  }

  /** Luma samples of a unit across and down. */
  static int[] subsampling(TiffDirectory directory) throws IOException, ImagingException {
    long[] found = directory.numbers(Tag.YCBCR_SUBSAMPLING);
    int[] each = {2, 2};
    for (int i = 0; i < Math.min(2, found.length); i++) {
      if (found[i] != 1 && found[i] != 2 && found[i] != 4) {
        throw new ImagingException(
            "tiff.unsupported-subsampling",
            directory.place(Tag.YCBCR_SUBSAMPLING),
            "A chroma sample for " + found[i] + " luma samples is not read.");
      }
      each[i] = (int) found[i];
    }
    return each;
  }

  void toRgb(byte[] stored, int width, int rows, byte[] rgb) {
    int unitBytes = across * down + 2;
    int units = Math.ceilDiv(width, across);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        int unit = ((y / down) * units + x / across) * unitBytes;
        int chroma = unit + across * down;
        put(
            rgb,
            (y * width + x) * 3,
            scaled(stored[unit + (y % down) * across + x % across], 0, 255),
            scaled(stored[chroma], 2, 127),
            scaled(stored[chroma + 1], 4, 127));
      }
    }
  }

  private float scaled(byte value, int black, int range) {
    float span = reference[black + 1] - reference[black];
    return ((value & 0xFF) - reference[black]) * range / (span == 0 ? 1 : span);
  }

  private void put(byte[] rgb, int at, float y, float cb, float cr) {
    float red = cr * (2 - 2 * luma[0]) + y;
    float blue = cb * (2 - 2 * luma[2]) + y;
    float green = (y - luma[2] * blue - luma[0] * red) / (luma[1] == 0 ? 1 : luma[1]);
    rgb[at] = clamp(red);
    rgb[at + 1] = clamp(green);
    rgb[at + 2] = clamp(blue);
  }

  private static byte clamp(float value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }
}
