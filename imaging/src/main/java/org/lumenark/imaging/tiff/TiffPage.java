package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.lumenark.imaging.source.ImagingException;

/** One page with its table of strips or tiles. */
final class TiffPage {

  private final TiffFile file;
  private final TiffDirectory directory;
  private final PageLayout layout;
  private final long[] offsets;
  private final long[] counts;
  private final byte[] jpegTables;

  /**
   * @param shift added to every offset: planes of an ImageJ stack that has no directory of their
   *     own
   */
  TiffPage(TiffFile file, TiffDirectory directory, PageLayout layout, long shift)
      throws IOException, ImagingException {
    this.file = file;
    this.directory = directory;
    this.layout = layout;
    if (layout.cutAtRestarts()) {
      RestartHeader header = RestartHeader.read(directory, layout);
      long[][] table = header.table(directory, layout);
      this.offsets = table[0];
      this.counts = table[1];
      this.jpegTables = header.bytes();
      return;
    }
    boolean tiles = directory.has(Tag.TILE_OFFSETS);
    int offsetTag = tiles ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
    int countTag = tiles ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS;
    long[] found = directory.numbers(offsetTag);
    if (found.length < layout.segments()) {
      throw new ImagingException(
          "tiff.segments-missing",
          directory.place(offsetTag),
          "The page needs "
              + layout.segments()
              + " strips or tiles; "
              + found.length
              + " are listed.");
    }
    long[] lengths = directory.numbers(countTag);
    boolean computable = layout.compression() == Compression.NONE;
    boolean absent =
        lengths.length == 0 || (lengths.length == 1 && lengths[0] == 0 && found[0] != 0);
    if (absent && computable) {
      lengths = computed(layout, found.length);
    }
    if (lengths.length < layout.segments()) {
      throw new ImagingException(
          "tiff.segments-missing",
          directory.place(countTag),
          "The page needs the lengths of "
              + layout.segments()
              + " strips or tiles; "
              + lengths.length
              + " are listed.");
    }
    if (file.lsm() && LsmOffsets.wrap(file)) {
      LsmOffsets.unwrap(found, shift);
    } else if (shift != 0) {
      for (int i = 0; i < found.length; i++) {
        found[i] += shift;
      }
    }
    if (file.lsm() && !computable) {
      untrusted(lengths, found);
    }
    this.offsets = found;
    this.counts = lengths;
    this.jpegTables =
        layout.compression() == Compression.JPEG ? directory.bytes(Tag.JPEG_TABLES) : new byte[0];
  }

  /**
   * An LSM gives the lengths before compression. The decoder stops where a strip ends, so what
   * could belong to it at most will do.
   */
  private void untrusted(long[] lengths, long[] found) {
    for (int i = 0; i < lengths.length && i < found.length; i++) {
      long most = lengths[i] + lengths[i] / 2 + 64;
      lengths[i] =
          Math.max(lengths[i] == 0 ? 0 : 1, Math.min(most, file.input().size() - found[i]));
    }
  }

  private static long[] computed(PageLayout layout, int segments) {
    long[] lengths = new long[segments];
    Arrays.fill(lengths, (long) layout.storedBytes(layout.segmentHeight()));
    if (!layout.tiled()) {
      int down = layout.segmentsDown();
      for (int i = down - 1; i < segments; i += down) {
        lengths[i] = layout.storedBytes(layout.segmentRows(down - 1));
      }
    }
    return lengths;
  }

  TiffFile file() {
    return file;
  }

  PageLayout layout() {
    return layout;
  }

  /** How the segments of this page are decoded. */
  SegmentDecoder decoder() throws IOException, ImagingException {
    return switch (layout.compression()) {
      case LZW -> new Lzw();
      case DEFLATE -> new Deflate();
      case PACK_BITS -> new PackBits();
      case ZSTD -> new ZstdSegments();
      case CCITT_RLE, CCITT_T4, CCITT_T6 ->
          new FaxSegments(
              layout.compression(),
              (int) directory.number(Tag.T4_OPTIONS, 0),
              layout.segmentWidth());
      case JPEG ->
          layout.cutAtRestarts()
              ? new RestartSegments(jpegTables, layout)
              : new JpegSegments(jpegTables, layout);
      case JPEG_2000 ->
          new Jpeg2000Segments(
              layout,
              littleEndian(),
              layout.photometric() == PageLayout.PHOTOMETRIC_YCBCR
                  || directory.number(Tag.COMPRESSION, 1) == Compression.APERIO_YCBCR,
              file.limits());
      case NONE -> throw new IllegalStateException("uncompressed segments are not decoded");
    };
  }

  /** Turns chroma into colours. */
  YCbCr chroma() throws IOException, ImagingException {
    return new YCbCr(directory);
  }

  long offset(int segment) {
    return offsets[segment];
  }

  /** Stored bytes; 0 for a segment that is not stored and stands for zeros. */
  long count(int segment) {
    return counts[segment];
  }

  boolean littleEndian() {
    return file.input().header().littleEndian();
  }

  String place(int segment) {
    return directory.place() + (layout.tiled() ? " tile " : " strip ") + segment;
  }

  /** Fails unless the bytes lie in the file. */
  void checkRange(int segment, long from, long bytes) throws ImagingException {
    long size = file.input().size();
    if (from < 0 || bytes < 0 || from > size - bytes) {
      throw new ImagingException(
          "tiff.segment-past-end",
          place(segment),
          "Its " + bytes + " bytes should be at byte " + from + "; the file ends at " + size + ".");
    }
  }
}
