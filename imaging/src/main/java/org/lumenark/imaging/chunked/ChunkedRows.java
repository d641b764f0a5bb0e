package org.lumenark.imaging.chunked;

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
public final class ChunkedRows implements AutoCloseable {

  private static final int MOST_CHUNKS = 10_000;

  private final Grid grid;
  private final ChunkLoader loader;
  private final int[] strides;
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
   * An array and its chunks.
   *
   * @param width bytes of a sample
   * @param fill one sample
   * @param y axis of the rows
   * @param x axis along the rows
   */
  public record Grid(int[] shape, int[] chunk, int width, byte[] fill, int y, int x) {}

  /**
   * @param loader is closed with these rows
   * @param budget bytes of decoded chunks to keep; one chunk is kept whatever it takes
   */
  public ChunkedRows(Grid grid, ChunkLoader loader, long budget) {
    this.grid = grid;
    this.loader = loader;
    this.budget = budget;
    strides = Shapes.strides(grid.chunk);
  }

  /**
   * Rows of one plane, without padding.
   *
   * @param at position of the plane along the other axes
   */
  public void read(int[] at, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    int[] chunk = grid.chunk;
    int[] chunkAt = new int[at.length];
    int base = 0;
    for (int axis = 0; axis < at.length; axis++) {
      chunkAt[axis] = at[axis] / chunk[axis];
      if (axis != grid.y && axis != grid.x) {
        base += at[axis] % chunk[axis] * strides[axis];
      }
    }
    int sizeX = grid.shape[grid.x];
    int chunkY = chunk[grid.y];
    int chunkX = chunk[grid.x];
    int row = firstRow;
    while (row < firstRow + rows) {
      int within = row % chunkY;
      int count = Math.min(chunkY - within, firstRow + rows - row);
      chunkAt[grid.y] = row / chunkY;
      for (int column = 0; column < sizeX; column += chunkX) {
        chunkAt[grid.x] = column / chunkX;
        int columns = Math.min(chunkX, sizeX - column);
        Optional<byte[]> samples = chunk(chunkAt);
        for (int i = 0; i < count; i++) {
          long to = offset + (((long) row - firstRow + i) * sizeX + column) * grid.width;
          if (samples.isPresent()) {
            int from = base + (within + i) * strides[grid.y];
            copy(samples.get(), from, columns, target, (int) to);
          } else {
            Fill.with(grid.fill, target, (int) to, columns * grid.width);
          }
        }
      }
      row += count;
    }
  }

  private void copy(byte[] samples, int from, int columns, byte[] target, int to) {
    int step = strides[grid.x];
    int width = grid.width;
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
    long bytes = Shapes.product(grid.chunk) * grid.width;
    while (!decoded.isEmpty() && (held + bytes > budget || decoded.size() > MOST_CHUNKS)) {
      Map.Entry<Coordinates, Optional<byte[]>> eldest = decoded.firstEntry();
      decoded.remove(eldest.getKey());
      held -= eldest.getValue().map(old -> old.length).orElse(0);
    }
    Optional<byte[]> samples = loader.chunk(at);
    decoded.put(new Coordinates(at.clone()), samples);
    held += samples.map(fresh -> fresh.length).orElse(0);
    return samples;
  }

  @Override
  public void close() throws IOException {
    decoded.clear();
    held = 0;
    loader.close();
  }
}
