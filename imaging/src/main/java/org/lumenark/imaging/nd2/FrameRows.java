package org.lumenark.imaging.nd2;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.nd2.ChunkMap.Extent;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/**
 * Reads stored rows. A compressed frame is unpacked as a stream, so that rows asked for in order
 * cost its length once; going back starts again from its top.
 */
final class FrameRows implements AutoCloseable {

  private static final int TIME_STAMP = 8;
  private static final int INPUT = 64 << 10;

  private final ByteSource source;
  private final ChunkMap chunks;
  private final FrameLayout layout;
  private final String path;
  private final byte[] input = new byte[INPUT];
  private @Nullable Inflater inflater;
  private int frame = -1;
  private int nextRow;
  private long nextInput;
  private long inputEnd;

  FrameRows(ByteSource source, ChunkMap chunks, FrameLayout layout, String path) {
    this.source = source;
    this.chunks = chunks;
    this.layout = layout;
    this.path = path;
  }

  int rowBytes() {
    return layout.rowBytes();
  }

  /**
   * @return false if there is no such frame
   */
  boolean read(int wanted, int firstRow, int rows, byte[] target)
      throws IOException, ImagingException {
    Extent extent = chunks.frame(wanted).orElse(null);
    if (extent == null) {
      return false;
    }
    if (layout.zlib()) {
      inflate(wanted, extent, firstRow, rows, target);
      return true;
    }
    long last = layout.tightRowBytes() + (layout.height() - 1L) * layout.rowBytes();
    if (extent.length() < TIME_STAMP + last) {
      throw new ImagingException(
          "nd2.frame-too-short",
          path + " frame " + wanted,
          "The frame has " + extent.length() + " bytes, its pixels need " + last + ".");
    }
    long start = (long) firstRow * layout.rowBytes();
    long end = Math.min(extent.length() - TIME_STAMP, start + (long) rows * layout.rowBytes());
    source.read(extent.position() + TIME_STAMP + start, target, 0, (int) (end - start));
    return true;
  }

  private void inflate(int wanted, Extent extent, int firstRow, int rows, byte[] target)
      throws IOException, ImagingException {
    if (inflater == null || frame != wanted || nextRow > firstRow) {
      close();
      if (extent.length() < TIME_STAMP) {
        throw corrupt(wanted, "it is empty");
      }
      inflater = new Inflater();
      frame = wanted;
      nextRow = 0;
      nextInput = extent.position() + TIME_STAMP;
      inputEnd = extent.position() + extent.length();
    }
    byte[] skipped = new byte[layout.rowBytes()];
    while (nextRow < firstRow) {
      fill(inflater, skipped, 0, layout.rowBytes(), nextRow == layout.height() - 1);
      nextRow++;
    }
    for (int row = 0; row < rows; row++) {
      fill(
          inflater,
          target,
          row * layout.rowBytes(),
          layout.rowBytes(),
          nextRow == layout.height() - 1);
      nextRow++;
    }
  }

  /** The padding of the last row may be absent. */
  private void fill(Inflater from, byte[] target, int offset, int length, boolean lastRow)
      throws IOException, ImagingException {
    int done = 0;
    try {
      while (done < length) {
        int got = from.inflate(target, offset + done, length - done);
        done += got;
        if (got == 0) {
          if (from.finished() || from.needsDictionary() || nextInput == inputEnd) {
            if (lastRow && done >= layout.tightRowBytes()) {
              return;
            }
            throw corrupt(frame, "it ends in row " + nextRow);
          }
          int part = (int) Math.min(INPUT, inputEnd - nextInput);
          source.read(nextInput, input, 0, part);
          from.setInput(input, 0, part);
          nextInput += part;
        }
      }
    } catch (DataFormatException e) {
      throw corrupt(frame, e.getMessage());
    }
  }

  private ImagingException corrupt(int number, @Nullable String why) {
    return new ImagingException(
        "nd2.frame-corrupt",
        path + " frame " + number,
        "The compressed frame cannot be unpacked: " + why + ".");
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.close();
      inflater = null;
    }
    frame = -1;
  }
}
