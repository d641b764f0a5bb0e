package org.lumenark.imaging.tiff;

import java.io.IOException;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/**
 * How one page stores its pixels. Sizes are plausible: no segment is larger than the limits, and
 * the page is not larger than its file could hold.
 *
 * @param bits of a stored sample
 * @param type of a sample as it is handed out
 * @param planar whether each sample has segments of its own
 * @param segmentWidth of a strip or tile in pixels
 * @param segmentHeight of a strip or tile in pixels
 * @param chromaAcross luma samples across that share a chroma sample; 0 unless chroma is to be
 *     decoded here
 * @param chromaDown luma samples down that share a chroma sample; 0 unless chroma is to be decoded
 *     here
 * @param cutAtRestarts whether segments are parts of one JPEG stream
 */
record PageLayout(
    int width,
    int height,
    int samples,
    int bits,
    SampleType type,
    Compression compression,
    int photometric,
    boolean planar,
    int predictor,
    boolean reversedBits,
    boolean tiled,
    int segmentWidth,
    int segmentHeight,
    int chromaAcross,
    int chromaDown,
    boolean cutAtRestarts) {

  static final int PHOTOMETRIC_RGB = 2;
  static final int PHOTOMETRIC_YCBCR = 6;
  private static final int MAX_FAX_WIDTH = 1_000_000;

  static PageLayout of(TiffDirectory directory, long fileSize, ReadLimits limits)
      throws IOException, ImagingException {
    int width = size(directory, Tag.IMAGE_WIDTH);
    int height = size(directory, Tag.IMAGE_LENGTH);
    int samples = (int) within(directory, Tag.SAMPLES_PER_PIXEL, 1, 65_535);
    int bits = bits(directory, samples);
    int code = (int) directory.number(Tag.COMPRESSION, 1);
    Compression compression =
        Compression.of(code)
            .orElseThrow(() ->
                new ImagingException(
                    "tiff.unsupported-compression",
                    directory.place(Tag.COMPRESSION),
                    Compression.name(code) + " is not read."));
    boolean tiled = directory.has(Tag.TILE_WIDTH) || directory.has(Tag.TILE_OFFSETS);
    int photometric = (int) directory.number(Tag.PHOTOMETRIC, 1);
    boolean chroma = photometric == PHOTOMETRIC_YCBCR && !compression.picture();
    int[] subsampling = chroma ? YCbCr.subsampling(directory) : new int[2];
    PageLayout layout =
        new PageLayout(
            width,
            height,
            samples,
            bits,
            type(directory, bits),
            compression,
            photometric,
            samples > 1 && directory.number(Tag.PLANAR_CONFIGURATION, 1) == 2,
            compression.predicts() ? (int) directory.number(Tag.PREDICTOR, 1) : 1,
            directory.number(Tag.FILL_ORDER, 1) == 2,
            tiled,
            tiled ? size(directory, Tag.TILE_WIDTH) : width,
            tiled ? size(directory, Tag.TILE_LENGTH) : rowsPerStrip(directory, height),
            subsampling[0],
            subsampling[1],
            false);
    if (compression == Compression.JPEG && !tiled && directory.has(Tag.NDPI_MCU_STARTS)) {
      layout = layout.cut(RestartHeader.read(directory, layout));
    }
    layout.check(directory, fileSize, limits);
    return layout;
  }

  private PageLayout cut(RestartHeader header) {
    return new PageLayout(
        width,
        height,
        samples,
        bits,
        type,
        compression,
        photometric,
        planar,
        predictor,
        reversedBits,
        true,
        header.segmentWidth(),
        header.segmentHeight(),
        chromaAcross,
        chromaDown,
        true);
  }

  boolean isHalfFloat() {
    return bits == 16 && type == SampleType.FLOAT32;
  }

  /** Whether YCbCr has to be decoded after the compression. */
  boolean chroma() {
    return chromaAcross > 0;
  }

  /** Bytes of a segment of so many rows once its compression is undone. */
  int storedBytes(int rows) {
    return chroma()
        ? (int)
            (ceilDiv(segmentWidth, chromaAcross)
                * ceilDiv(rows, chromaDown)
                * ((long) chromaAcross * chromaDown + 2))
        : rows * storedRowBytes();
  }

  /** Samples that lie together in a segment. */
  int samplesPerSegment() {
    return planar ? 1 : samples;
  }

  int segmentsAcross() {
    return (int) ceilDiv(width, segmentWidth);
  }

  int segmentsDown() {
    return (int) ceilDiv(height, segmentHeight);
  }

  long segments() {
    return (long) segmentsAcross() * segmentsDown() * (planar ? samples : 1);
  }

  /** Rows that a segment holds: tiles are padded, the last strip is not. */
  int segmentRows(int segmentRow) {
    return tiled ? segmentHeight : Math.min(segmentHeight, height - segmentRow * segmentHeight);
  }

  int storedRowBytes() {
    return (int) ceilDiv((long) segmentWidth * samplesPerSegment() * bits, 8);
  }

  int sampleRowBytes() {
    return segmentWidth * samplesPerSegment() * type.bytes();
  }

  /** Whether stored rows are the rows that are handed out, up to byte order. */
  boolean direct() {
    return compression == Compression.NONE
        && !tiled
        && samplesPerSegment() == 1
        && bits == type.bytes() * 8
        && !chroma()
        && !reversedBits;
  }

  /** Whether planes of both can be steps of one axis. */
  boolean sameKind(PageLayout other) {
    return width == other.width
        && height == other.height
        && samples == other.samples
        && type == other.type
        && (photometric == PHOTOMETRIC_RGB || photometric == PHOTOMETRIC_YCBCR)
            == (other.photometric == PHOTOMETRIC_RGB || other.photometric == PHOTOMETRIC_YCBCR);
  }

  private void check(TiffDirectory directory, long fileSize, ReadLimits limits)
      throws ImagingException {
    checkCombination(directory);
    int expansion =
        Math.max(
            compression.maxExpansion(), sparse(directory) ? Compression.MAX_SPARSE_EXPANSION : 1);
    double planeBytes = (double) width * height * samples * bits / 8;
    if (planeBytes > (double) fileSize * expansion) {
      throw new ImagingException(
          "tiff.declared-size-too-large",
          directory.place(Tag.IMAGE_LENGTH),
          width + " x " + height + " pixels cannot come out of a file of " + fileSize + " bytes.");
    }
    long rowBytes =
        Math.max(
                (long) segmentWidth * samplesPerSegment() * type.bytes(),
                ceilDiv((long) segmentWidth * samplesPerSegment() * bits, 8))
            * (chroma() ? 4 : 1);
    boolean wholeSegments = !direct();
    if (rowBytes > limits.maxAllocation()
        || (wholeSegments && rowBytes * segmentHeight > limits.maxAllocation())) {
      throw new ImagingException(
          "tiff.segment-too-large",
          directory.place(tiled ? Tag.TILE_LENGTH : Tag.ROWS_PER_STRIP),
          "A strip or tile of "
              + segmentWidth
              + " x "
              + segmentHeight
              + " pixels is larger than the limit of "
              + limits.maxAllocation()
              + " bytes.");
    }
  }

  private static boolean sparse(TiffDirectory directory) {
    return directory.count(Tag.TILE_OFFSETS) > 1 || directory.count(Tag.STRIP_OFFSETS) > 1;
  }

  private void checkCombination(TiffDirectory directory) throws ImagingException {
    boolean floating = type == SampleType.FLOAT32 || type == SampleType.FLOAT64;
    if (predictor < 1
        || predictor > 3
        || (predictor == 3 && !floating)
        || (predictor == 2 && floating && bits == 24)) {
      throw new ImagingException(
          "tiff.unsupported-predictor",
          directory.place(Tag.PREDICTOR),
          "Predictor " + predictor + " on " + bits + "-bit samples is not read.");
    }
    if (compression.fax()
        && (bits != 1 || samplesPerSegment() != 1 || segmentWidth > MAX_FAX_WIDTH)) {
      throw new ImagingException(
          "tiff.unsupported-fax",
          directory.place(Tag.BITS_PER_SAMPLE),
          "Fax compression is read with one bit a pixel in rows of up to " + MAX_FAX_WIDTH + ".");
    }
    if (compression == Compression.JPEG_2000 && ((bits != 8 && bits != 16) || floating)) {
      throw new ImagingException(
          "tiff.unsupported-jpeg",
          directory.place(Tag.BITS_PER_SAMPLE),
          "JPEG 2000 of " + bits + "-bit samples is not read.");
    }
    if (compression == Compression.JPEG && bits != 8) {
      throw new ImagingException(
          "tiff.unsupported-jpeg",
          directory.place(Tag.BITS_PER_SAMPLE),
          bits + "-bit JPEG is not read.");
    }
    if (chroma() && (bits != 8 || samples != 3 || planar || type != SampleType.UINT8)) {
      throw new ImagingException(
          "tiff.unsupported-photometric",
          directory.place(Tag.PHOTOMETRIC),
          "YCbCr is read as three samples of 8 bits in one plane only.");
    }
  }

  private static int size(TiffDirectory directory, int tag) throws IOException, ImagingException {
    return (int) within(directory, tag, 0, Integer.MAX_VALUE);
  }

  private static long within(TiffDirectory directory, int tag, long otherwise, int most)
      throws IOException, ImagingException {
    long value = directory.number(tag, otherwise);
    if (value < 1 || value > most) {
      String found = directory.has(tag) ? "is " + value : "is missing";
      throw new ImagingException(
          "tiff.bad-size",
          directory.place(tag),
          "The tag " + found + "; it must be 1 to " + most + ".");
    }
    return value;
  }

  private static int rowsPerStrip(TiffDirectory directory, int height)
      throws IOException, ImagingException {
    long rows = directory.number(Tag.ROWS_PER_STRIP, height);
    return rows < 1 || rows > height ? height : (int) rows;
  }

  private static int bits(TiffDirectory directory, int samples)
      throws IOException, ImagingException {
    long[] each = directory.numbers(Tag.BITS_PER_SAMPLE);
    long first = each.length == 0 ? 1 : each[0];
    for (int i = 1; i < Math.min(each.length, samples); i++) {
      if (each[i] != first) {
        throw new ImagingException(
            "tiff.unsupported-mixed-bits",
            directory.place(Tag.BITS_PER_SAMPLE),
            "Samples of different widths in one pixel are not read.");
      }
    }
    if (first < 1 || first > 64) {
      throw new ImagingException(
          "tiff.unsupported-bits",
          directory.place(Tag.BITS_PER_SAMPLE),
          "Samples of " + first + " bits are not read.");
    }
    return (int) first;
  }

  private static SampleType type(TiffDirectory directory, int bits)
      throws IOException, ImagingException {
    int format = (int) directory.number(Tag.SAMPLE_FORMAT, 1);
    int step = bits <= 8 ? 0 : bits <= 16 ? 1 : bits <= 32 ? 2 : 3;
    boolean float32 = bits == 16 || bits == 24 || bits == 32;
    if (format == 1 || format == 4) {
      return new SampleType[] {
            SampleType.UINT8, SampleType.UINT16, SampleType.UINT32, SampleType.UINT64
          }
          [step];
    }
    if (format == 2) {
      return new SampleType[] {
            SampleType.INT8, SampleType.INT16, SampleType.INT32, SampleType.INT64
          }
          [step];
    }
    if (format == 3 && (float32 || bits == 64)) {
      return float32 ? SampleType.FLOAT32 : SampleType.FLOAT64;
    }
    throw new ImagingException(
        "tiff.unsupported-sample-format",
        directory.place(Tag.SAMPLE_FORMAT),
        format == 5 || format == 6
            ? "Complex numbers have no place in an image of the archive."
            : "Sample format " + format + " with " + bits + " bits is not read.");
  }

  private static long ceilDiv(long a, long b) {
    return Math.ceilDiv(a, b);
  }
}
