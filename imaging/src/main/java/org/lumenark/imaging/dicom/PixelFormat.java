package org.lumenark.imaging.dicom;

import org.lumenark.imaging.dicom.TransferSyntax.Codec;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/**
 * What one frame is: PS3.3 C.7.6.3.
 *
 * @param samples of a pixel
 * @param allocated bits of a stored sample: 1, 8, 16, 32 or 64
 * @param stored bits of it that count, {@code highBit} the topmost of them
 * @param planar whether a frame holds one sample of all pixels after another
 */
record PixelFormat(
    int rows,
    int columns,
    int samples,
    int allocated,
    int stored,
    int highBit,
    boolean signed,
    boolean floating,
    boolean planar,
    String photometric) {

  static PixelFormat of(DataSet set, String path, ReadLimits limits) throws ImagingException {
    int rows = set.whole(Tags.ROWS, -1);
    int columns = set.whole(Tags.COLUMNS, -1);
    int samples = set.whole(Tags.SAMPLES_PER_PIXEL, 1);
    boolean real = set.has(Tags.FLOAT_PIXEL_DATA);
    boolean floating = real || set.has(Tags.DOUBLE_FLOAT_PIXEL_DATA);
    int allocated = floating ? (real ? 32 : 64) : set.whole(Tags.BITS_ALLOCATED, -1);
    int stored = floating ? allocated : set.whole(Tags.BITS_STORED, allocated);
    int highBit = floating ? allocated - 1 : set.whole(Tags.HIGH_BIT, stored - 1);
    if (rows < 1 || columns < 1 || samples < 1) {
      throw new ImagingException(
          set.has(Tags.ROWS) ? "dicom.bad-size" : "dicom.no-pixels",
          path + " (0028,0010)",
          "The object has no pixels: " + rows + " rows, " + columns + " columns.");
    }
    if (samples > 4 || samples == 2) {
      throw new ImagingException(
          "dicom.unsupported-samples",
          path + " (0028,0002)",
          samples + " samples of a pixel are not read.");
    }
    boolean known = allocated == 1 || allocated == 8 || allocated == 16 || allocated == 32;
    if (!(known || floating) || stored < 1 || highBit < stored - 1 || highBit >= allocated) {
      throw new ImagingException(
          "dicom.unsupported-bits",
          path + " (0028,0100)",
          "Samples of "
              + allocated
              + " bits, of which "
              + stored
              + " up to bit "
              + highBit
              + " count, are not read.");
    }
    String photometric = set.text(Tags.PHOTOMETRIC_INTERPRETATION).orElse("MONOCHROME2");
    boolean pairs = photometric.endsWith("_422") && (columns % 2 == 1 || allocated != 8);
    if (pairs || (allocated == 1 && samples > 1)) {
      throw new ImagingException(
          "dicom.unsupported-photometric",
          path + " (0028,0004)",
          "Samples of " + photometric + ", " + allocated + " bits each, are not read.");
    }
    if ((long) rows * columns * samples * Math.max(1, allocated / 8) > limits.maxAllocation()) {
      throw new ImagingException(
          "dicom.too-large",
          path + " (0028,0010)",
          rows + " x " + columns + " pixels are more than can be decoded at once.");
    }
    return new PixelFormat(
        rows,
        columns,
        samples,
        allocated,
        stored,
        highBit,
        set.whole(Tags.PIXEL_REPRESENTATION, 0) == 1,
        floating,
        samples > 1 && set.whole(Tags.PLANAR_CONFIGURATION, 0) == 1,
        photometric);
  }

  SampleType type() {
    if (floating) {
      return allocated == 32 ? SampleType.FLOAT32 : SampleType.FLOAT64;
    }
    return switch (allocated) {
      case 1 -> SampleType.UINT8;
      case 8 -> signed ? SampleType.INT8 : SampleType.UINT8;
      case 16 -> signed ? SampleType.INT16 : SampleType.UINT16;
      default -> signed ? SampleType.INT32 : SampleType.UINT32;
    };
  }

  int sampleBytes() {
    return type().bytes();
  }

  /** Bytes of one row of one sample. */
  int rowBytes() {
    return columns * sampleBytes();
  }

  /** Bytes of a whole frame as it is handed out. */
  int frameBytes() {
    return rows * rowBytes() * samples;
  }

  /** Chroma of two pixels beside each other is stored once. */
  boolean subsampled(Codec codec) {
    return codec == Codec.NATIVE && samples == 3 && photometric.endsWith("_422");
  }

  /** Bits that a frame takes where it is not compressed. */
  long nativeBits(Codec codec) {
    long pixels = (long) rows * columns;
    return subsampled(codec) ? pixels * 2 * allocated : pixels * samples * allocated;
  }

  boolean yCbCr() {
    return samples == 3 && photometric.startsWith("YBR");
  }
}
