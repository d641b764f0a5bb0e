package org.lumenark.imaging.omezarr;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * Reads rows of planes out of one array. Chunks may be deep; those decoded last are kept, up to a
 * number of bytes, so that neighbouring planes and strips find them. Confined to one thread.
 */
final class RowReader implements AutoCloseable {

  private final ZarrArray array;
  private final AxisMap axes;
  private final ChunkSource source;
  private final int[] chunk;
  private final int[] strides;
  private final int width;
  private final byte[] fill;
  private final long budget;
  private final LinkedHashMap<Coordinates, Optional<byte[]>> decoded =
      new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  /** Equal by value. */
  private record Coordinates(int[] at) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Coordinates that && Arrays.equals(at, that.at);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(at);
    }
  }

  /**
   * @param budget bytes of decoded chunks to keep; one chunk is kept whatever it takes
   */
  RowReader(ZarrStore store, ZarrArray array, AxisMap axes, long budget) {
    this.array = array;
    this.axes = axes;
    this.budget = budget;
    source = new ChunkSource(store, array);
    chunk = array.smallest().shape();
    strides = Shapes.strides(chunk);
    width = array.type().bytes();
    fill = array.chain().type().half() ? Halves.widened(array.fill()) : array.fill();
  }

  int preferredRows() {
    return Math.min(chunk[axes.y()], array.shape()[axes.y()]);
  }

  /** Rows of the plane at these steps of t, c and z, without padding. */
  void read(int t, int c, int z, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    int[] shape = array.shape();
    int[] at = axes.position(shape.length, t, c, z);
    int[] chunkAt = new int[shape.length];
    int base = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      chunkAt[axis] = at[axis] / chunk[axis];
      if (axis != axes.y() && axis != axes.x()) {
        base += at[axis] % chunk[axis] * strides[axis];
      }
    }
    int sizeX = shape[axes.x()];
    int chunkY = chunk[axes.y()];
    int chunkX = chunk[axes.x()];
    for (int row = firstRow; row < firstRow + rows; ) {
      int within = row % chunkY;
      int count = Math.min(chunkY - within, firstRow + rows - row);
      chunkAt[axes.y()] = row / chunkY;
      for (int column = 0; column < sizeX; column += chunkX) {
        chunkAt[axes.x()] = column / chunkX;
        int columns = Math.min(chunkX, sizeX - column);
        Optional<byte[]> samples = chunk(chunkAt);
        for (int i = 0; i < count; i++) {
          long to = offset + (((long) row - firstRow + i) * sizeX + column) * width;
          if (samples.isPresent()) {
            copy(samples.get(), base + (within + i) * strides[axes.y()], columns, target, (int) to);
          } else {
            Fill.with(fill, target, (int) to, columns * width);
          }
        }
      }
      row += count;
    }
  }

  private void copy(byte[] samples, int from, int columns, byte[] target, int to) {
    int step = strides[axes.x()];
    if (step == 1) {
      System.arraycopy(samples, from * width, target, to, columns * width);
      return;
    }
    for (int i = 0; i < columns; i++) {
      System.arraycopy(samples, (from + i * step) * width, target, to + i * width, width);
    }
  }

  private Optional<byte[]> chunk(int[] at) throws IOException, ImagingException {
    Optional<byte[]> known = decoded.get(new Coordinates(at));
    if (known != null) {
      return known;
    }
    long bytes = Shapes.product(chunk) * width;
    while (!decoded.isEmpty() && (held + bytes > budget || decoded.size() > 10_000)) {
      Map.Entry<Coordinates, Optional<byte[]>> eldest = decoded.firstEntry();
      decoded.remove(eldest.getKey());
      held -= eldest.getValue().map(old -> old.length).orElse(0);
    }
    Optional<byte[]> samples = source.chunk(at);
    decoded.put(new Coordinates(at.clone()), samples);
    held += samples.map(fresh -> fresh.length).orElse(0);
    return samples;
  }

  @Override
  public void close() throws IOException {
    decoded.clear();
    held = 0;
    source.close();
  }
}
