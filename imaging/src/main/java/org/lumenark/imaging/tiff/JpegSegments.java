package org.lumenark.imaging.tiff;

import org.lumenark.imaging.simple.JpegRaster;
import org.lumenark.imaging.simple.JpegRaster.Samples;
import org.lumenark.imaging.source.ImagingException;

/**
 * JPEG streams that share the tables of their page: TIFF Technical Note 2. What comes out is what
 * TIFF declares: RGB where the page is YCbCr, else the components as they are.
 */
final class JpegSegments implements SegmentDecoder {

  private final byte[] tables;
  private final PageLayout layout;

  JpegSegments(byte[] tables, PageLayout layout) {
    this.tables = tables;
    this.layout = layout;
  }

  @Override
  public int decode(byte[] in, int length, byte[] out, int limit) throws CorruptSegmentException {
    if (length < 4 || (in[0] & 0xFF) != 0xFF || (in[1] & 0xFF) != 0xD8) {
      throw new CorruptSegmentException("JPEG: the stream does not begin with SOI");
    }
    boolean hasTables = tables.length > 4;
    int prefix = hasTables ? tables.length - 2 : 2;
    byte[] stream = new byte[prefix + length];
    System.arraycopy(hasTables ? tables : in, 0, stream, 0, prefix);
    System.arraycopy(in, 2, stream, prefix, length - 2);
    // Some writers leave the end mark out. Where more than that is missing, the decoder still
    // notices.
    stream[stream.length - 2] = (byte) 0xFF;
    stream[stream.length - 1] = (byte) 0xD9;
    return decode(stream, layout, out, limit);
  }

  static int decode(byte[] stream, PageLayout layout, byte[] out, int limit)
      throws CorruptSegmentException {
    int rowBytes = layout.storedRowBytes();
    try {
      Samples samples = JpegRaster.decode(stream, isYCbCr(stream, layout), limit * 2L + 65_536);
      if (samples.bands() != layout.samplesPerSegment()
          || samples.width() < layout.segmentWidth()) {
        throw new CorruptSegmentException(
            "JPEG: the stream holds "
                + samples.width()
                + " x "
                + samples.height()
                + " pixels of "
                + samples.bands()
                + " samples");
      }
      int rows = Math.min(limit / rowBytes, samples.height());
      int sourceRowBytes = samples.width() * samples.bands();
      for (int y = 0; y < rows; y++) {
        System.arraycopy(samples.bytes(), y * sourceRowBytes, out, y * rowBytes, rowBytes);
      }
      return rows * rowBytes;
    } catch (ImagingException e) {
      throw new CorruptSegmentException("JPEG: " + e.getMessage());
    }
  }

  /** A JFIF mark makes YCbCr of three components, whatever the page says; all else is its word. */
  private static boolean isYCbCr(byte[] stream, PageLayout layout) {
    boolean jfif =
        stream.length > 10 && (stream[3] & 0xFF) == 0xE0 && stream[6] == 'J' && stream[7] == 'F';
    return layout.photometric() == PageLayout.PHOTOMETRIC_YCBCR
        || (jfif && layout.photometric() == PageLayout.PHOTOMETRIC_RGB && !layout.planar());
  }
}
