package org.lumenark.imaging.tiff;

import org.lumenark.imaging.jpeg2000.Codestream;
import org.lumenark.imaging.jpeg2000.DecodedImage;
import org.lumenark.imaging.simple.JpegRaster;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * A JPEG 2000 codestream in each strip or tile, as Aperio's and Leica's slides have it. What comes
 * out is in the byte order of the file, as if it had been stored so.
 */
final class Jpeg2000Segments implements SegmentDecoder {

  private final PageLayout layout;
  private final boolean littleEndian;
  private final boolean yCbCr;
  private final ReadLimits limits;

  /**
   * @param yCbCr whether the components are luma and chroma that the codestream knows nothing of
   */
  Jpeg2000Segments(PageLayout layout, boolean littleEndian, boolean yCbCr, ReadLimits limits) {
    this.layout = layout;
    this.littleEndian = littleEndian;
    this.yCbCr = yCbCr;
    this.limits = limits;
  }

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    try {
      DecodedImage image =
          Codestream.decode(java.util.Arrays.copyOf(in, length), "JPEG 2000", limits);
      return store(image, out, limit);
    } catch (ImagingException e) {
      throw new CorruptSegmentException("JPEG 2000: " + e.getMessage());
    }
  }

  private int store(DecodedImage image, byte[] out, int limit) throws CorruptSegmentException {
    int together = layout.samplesPerSegment();
    if (image.components().length != together || image.width() < layout.segmentWidth()) {
      throw new CorruptSegmentException(
          "JPEG 2000: the stream holds "
              + image.width()
              + " x "
              + image.height()
              + " pixels of "
              + image.components().length
              + " samples");
    }
    int bytes = layout.bits() / 8;
    int rows = Math.min(limit / layout.storedRowBytes(), image.height());
    for (int c = 0; c < together; c++) {
      int[] values = image.components()[c];
      for (int y = 0; y < rows; y++) {
        int to = y * layout.storedRowBytes() + c * bytes;
        for (int x = 0; x < layout.segmentWidth(); x++, to += together * bytes) {
          put(out, to, values[y * image.width() + x], bytes);
        }
      }
    }
    if (yCbCr && together == 3 && bytes == 1 && !image.colourTransformed()) {
      JpegRaster.toRgb(out, rows * layout.storedRowBytes());
    }
    return rows * layout.storedRowBytes();
  }

  private void put(byte[] out, int at, int value, int bytes) {
    for (int b = 0; b < bytes; b++) {
      out[at + (littleEndian ? b : bytes - 1 - b)] = (byte) (value >> 8 * b);
    }
  }
}
