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
    if (shift != 0) {
      for (int i = 0; i < found.length; i++) {
        found[i] += shift;
      }
    }
    this.offsets = found;
    this.counts = lengths;
    this.jpegTables =
        layout.compression() == Compression.JPEG ? directory.bytes(Tag.JPEG_TABLES) : new byte[0];
  }

  private static long[] computed(PageLayout layout, int segments) {
    long[] lengths = new long[segments];
    Arrays.fill(lengths, (long) layout.storedRowBytes() * layout.segmentHeight());
    if (!layout.tiled()) {
      int down = layout.segmentsDown();
      for (int i = down - 1; i < segments; i += down) {
        lengths[i] = (long) layout.storedRowBytes() * layout.segmentRows(down - 1);
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

  byte[] jpegTables() {
    return jpegTables;
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
