package org.lumenark.imaging.tiff;

import java.io.IOException;
import org.lumenark.imaging.source.ImagingException;

/**
 * The header of a JPEG stream that is larger than a JPEG may be and is cut by restart markers, as
 * Hamamatsu's scanners write it. What stands between two markers can be decoded by itself; those
 * side by side in one row of blocks make a segment.
 *
 * @param bytes from the begin of the stream to its first entropy-coded byte, with the size of a
 *     segment in its frame header
 * @param intervals restart intervals in a segment
 */
record RestartHeader(byte[] bytes, int segmentWidth, int segmentHeight, int intervals) {

  /** The largest side that the JPEG group's library decodes. */
  private static final int MAX_SIDE = 65_500;

  private static final int MAX_BYTES = 1 << 20;

  static RestartHeader read(TiffDirectory directory, PageLayout layout)
      throws IOException, ImagingException {
    long start = directory.number(Tag.STRIP_OFFSETS, 0);
    long length = directory.number(Tag.NDPI_MCU_STARTS, 0);
    TiffInput input = directory.input();
    if (directory.count(Tag.STRIP_OFFSETS) != 1
        || length < 4
        || length > MAX_BYTES
        || start < 0
        || start > input.size() - length) {
      throw damaged(directory, "its header is not where it should be");
    }
    byte[] bytes = new byte[(int) length];
    input.source().read(start, bytes, 0, bytes.length);
    return parse(directory, layout, bytes);
  }

  private static RestartHeader parse(TiffDirectory directory, PageLayout layout, byte[] bytes)
      throws ImagingException {
    int frame = -1;
    int interval = 0;
    int at = 2;
    while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
      int marker = bytes[at + 1] & 0xFF;
      int length = short16(bytes, at + 2);
      if (marker == 0xDD && at + 6 <= bytes.length) {
        interval = short16(bytes, at + 4);
      } else if (marker == 0xC0 || marker == 0xC1) {
        frame = at;
      } else if (marker >= 0xC2
          && marker <= 0xCF
          && marker != 0xC4
          && marker != 0xC8
          && marker != 0xCC) {
        throw new ImagingException(
            "ndpi.unsupported-jpeg",
            directory.place(),
            "Only sequential JPEG can be read in parts.");
      }
      at += 2 + length;
    }
    if (frame < 0 || frame + 10 > bytes.length || interval == 0 || at != bytes.length) {
      throw damaged(directory, "its header has no frame or no restart interval");
    }
    int across = 1;
    int down = 1;
    int components = bytes[frame + 9] & 0xFF;
    for (int i = 0; i < components && frame + 12 + 3 * i < bytes.length; i++) {
      int sampling = bytes[frame + 11 + 3 * i] & 0xFF;
      across = Math.max(across, sampling >>> 4);
      down = Math.max(down, sampling & 15);
    }
    return cut(directory, layout, bytes, frame, across * 8, down * 8, interval);
  }

  private static RestartHeader cut(
      TiffDirectory directory,
      PageLayout layout,
      byte[] bytes,
      int frame,
      int blockWidth,
      int blockHeight,
      int interval)
      throws ImagingException {
    int blocks = Math.ceilDiv(layout.width(), blockWidth);
    if (blocks % interval != 0 || interval * blockWidth > MAX_SIDE || blockHeight > 32) {
      throw new ImagingException(
          "ndpi.unsupported-restart-interval",
          directory.place(),
          "A row of " + blocks + " blocks is not a number of intervals of " + interval + ".");
    }
    int inRow = blocks / interval;
    int together = Math.max(1, Math.min(inRow, MAX_SIDE / (interval * blockWidth)));
    while (inRow % together != 0) {
      together--;
    }
    int width = together * interval * blockWidth;
    put16(bytes, frame + 5, blockHeight);
    put16(bytes, frame + 7, width);
    return new RestartHeader(bytes, width, blockHeight, together);
  }

  private static int short16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }

  private static ImagingException damaged(TiffDirectory directory, String what) {
    return new ImagingException(
        "ndpi.bad-jpeg",
        directory.place(Tag.NDPI_MCU_STARTS),
        "The JPEG stream cannot be cut: " + what + ".");
  }

  /**
   * Offsets and lengths of the segments of a page.
   *
   * @return two arrays, each of as many numbers as the layout has segments
   */
  long[][] table(TiffDirectory directory, PageLayout layout) throws IOException, ImagingException {
    long[] low = directory.numbers(Tag.NDPI_MCU_STARTS);
    long[] high = directory.numbers(Tag.NDPI_MCU_STARTS_HIGH);
    long start = directory.number(Tag.STRIP_OFFSETS, 0);
    long end = directory.number(Tag.STRIP_BYTE_COUNTS, 0);
    long segments = layout.segments();
    if (low.length < segments * intervals) {
      throw damaged(directory, low.length + " parts are listed, too few for the page");
    }
    long[] offsets = new long[(int) segments];
    long[] counts = new long[(int) segments];
    for (int i = 0; i < segments; i++) {
      int next = (i + 1) * intervals;
      long from = at(low, high, i * intervals);
      offsets[i] = start + from;
      counts[i] = (next < low.length ? at(low, high, next) : end) - from;
      if (counts[i] < 2) {
        throw damaged(directory, "part " + i * intervals + " ends before it begins");
      }
    }
    return new long[][] {offsets, counts};
  }

  private static long at(long[] low, long[] high, int index) {
    return low[index] + (index < high.length ? high[index] << 32 : 0);
  }
}
