package org.lumenark.imaging.nd2;

import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/**
 * How the pixels of each frame are stored: all components of a pixel beside each other, rows padded
 * to {@code rowBytes}.
 *
 * @param sequence frames that the file says it has
 * @param zlib whether each frame is one zlib stream
 */
record FrameLayout(
    int width,
    int height,
    int components,
    SampleType type,
    int rowBytes,
    int sequence,
    boolean zlib) {

  /** Bytes that a frame needs without the padding of its rows. */
  long tightBytes() {
    return (long) tightRowBytes() * height;
  }

  int tightRowBytes() {
    return width * components * type.bytes();
  }

  static FrameLayout of(Variant attributes, String place, ReadLimits limits)
      throws ImagingException {
    Variant a = attributes.unwrap("uiWidth");
    int width = a.count("uiWidth");
    int height = a.count("uiHeight");
    int components = a.count("uiComp");
    SampleType type = type(a.count("uiBpcInMemory"), a.count("ePixelType"), place);
    long tight = (long) width * Math.max(1, components) * type.bytes();
    long padded = Math.max(tight, a.count("uiWidthBytes"));
    if (width < 1
        || height < 1
        || components < 1
        || components > 1_000
        || padded > limits.maxAllocation()) {
      throw new ImagingException(
          "nd2.bad-size",
          place,
          "The frames have an impossible size: "
              + width
              + " x "
              + height
              + " pixels of "
              + components
              + " components.");
    }
    int compression = a.count("eCompression");
    if (compression == 1) {
      throw new ImagingException(
          "nd2.unsupported-lossy-compression",
          place,
          "The frames are compressed with loss, which is not read. NIS-Elements can save them"
              + " uncompressed.");
    }
    return new FrameLayout(
        width,
        height,
        components,
        type,
        (int) padded,
        a.count("uiSequenceCount"),
        compression == 0);
  }

  private static SampleType type(int bits, int pixelType, String place) throws ImagingException {
    boolean signed = pixelType == 2;
    return switch (bits) {
      case 8 -> signed ? SampleType.INT8 : SampleType.UINT8;
      case 16 -> signed ? SampleType.INT16 : SampleType.UINT16;
      case 32 -> SampleType.FLOAT32;
      case 64 -> SampleType.FLOAT64;
      default ->
          throw new ImagingException(
              "nd2.unsupported-bits", place, "Samples of " + bits + " bits are not read.");
    };
  }
}
