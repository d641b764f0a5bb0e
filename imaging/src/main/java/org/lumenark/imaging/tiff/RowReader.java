package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/**
 * Reads rows of pages. Uncompressed strips go straight into the target; others are decoded a
 * segment at a time, and the last one is kept for the next call; of tiles that are read a part of
 * their rows at a time, the whole row of tiles. Confined to one thread.
 */
final class RowReader implements AutoCloseable {

  private final SegmentBuffers buffers = new SegmentBuffers();
  private final TileRow tiles = new TileRow(buffers);

  void read(TiffPage page, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    PageLayout layout = page.layout();
    int planes = layout.planar() ? layout.samples() : 1;
    int channelBytes = rows * layout.width() * layout.type().bytes();
    for (int plane = 0; plane < planes; plane++) {
      if (layout.direct()) {
        readDirect(page, plane, firstRow, rows, target, offset + plane * channelBytes);
      } else {
        readSegments(page, plane, firstRow, rows, target, offset + plane * channelBytes);
      }
    }
  }

  private static void readDirect(
      TiffPage page, int plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    PageLayout layout = page.layout();
    ByteSource source = page.file().input().source();
    int rowBytes = layout.storedRowBytes();
    int base = plane * layout.segmentsDown();
    int row = firstRow;
    int end = firstRow + rows;
    while (row < end) {
      int strip = row / layout.segmentHeight();
      int segment = base + strip;
      int within = row - strip * layout.segmentHeight();
      int until = Math.min(end, (strip + 1) * layout.segmentHeight());
      long from = page.offset(segment) + (long) within * rowBytes;
      int to = offset + (row - firstRow) * rowBytes;
      if (page.count(segment) == 0 && page.offset(segment) == 0) {
        Arrays.fill(target, to, to + (until - row) * rowBytes, (byte) 0);
        row = until;
        continue;
      }
      requireStored(page, segment, (long) (until - strip * layout.segmentHeight()) * rowBytes);
      while (until < end && follows(page, segment, rowBytes)) {
        segment++;
        strip++;
        until = Math.min(end, (strip + 1) * layout.segmentHeight());
        requireStored(page, segment, (long) (until - strip * layout.segmentHeight()) * rowBytes);
      }
      int bytes = (until - row) * rowBytes;
      page.checkRange(segment, from, bytes);
      source.read(from, target, to, bytes);
      row = until;
    }
    if (!page.littleEndian()) {
      Samples.swap(target, offset, rows * rowBytes, layout.type().bytes());
    }
  }

  private static boolean follows(TiffPage page, int segment, int rowBytes) {
    long full = (long) page.layout().segmentHeight() * rowBytes;
    return page.offset(segment + 1) == page.offset(segment) + full;
  }

  private static void requireStored(TiffPage page, int segment, long needed)
      throws ImagingException {
    if (page.count(segment) < needed) {
      throw new ImagingException(
          "tiff.segment-too-short",
          page.place(segment),
          "It has " + page.count(segment) + " bytes; " + needed + " are needed.");
    }
  }

  private void readSegments(
      TiffPage page, int plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    PageLayout layout = page.layout();
    int lastRow = firstRow + rows - 1;
    int across = layout.segmentsAcross();
    boolean inParts = across > 1 && rows < layout.segmentHeight();
    for (int down = firstRow / layout.segmentHeight();
        down <= lastRow / layout.segmentHeight();
        down++) {
      for (int column = 0; column < across; column++) {
        int segment = (plane * layout.segmentsDown() + down) * across + column;
        byte[] samples =
            inParts ? tiles.decoded(page, segment, down) : buffers.decoded(page, segment, down);
        scatter(layout, samples, column, down, firstRow, rows, target, offset);
      }
    }
  }

  private static void scatter(
      PageLayout layout,
      byte[] samples,
      int column,
      int down,
      int firstRow,
      int rows,
      byte[] target,
      int offset) {
    int bytes = layout.type().bytes();
    int together = layout.samplesPerSegment();
    int x = column * layout.segmentWidth();
    int columns = Math.min(layout.segmentWidth(), layout.width() - x);
    int top = down * layout.segmentHeight();
    int from = Math.max(firstRow, top);
    int until = Math.min(firstRow + rows, top + layout.segmentHeight());
    for (int row = from; row < until; row++) {
      int source = (row - top) * layout.sampleRowBytes();
      int to = offset + ((row - firstRow) * layout.width() + x) * bytes;
      if (together == 1) {
        System.arraycopy(samples, source, target, to, columns * bytes);
        continue;
      }
      for (int sample = 0; sample < together; sample++) {
        int start = to + sample * rows * layout.width() * bytes;
        Samples.pick(samples, source + sample * bytes, together, columns, bytes, target, start);
      }
    }
  }

  @Override
  public void close() {
    buffers.close();
  }
}
