package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.pyramid.RowSink;
import org.lumenark.imaging.zarr.ArrayLayout;
import org.lumenark.imaging.zarr.ShardAssembler;

/**
 * Cuts the rows of one level of one channel into chunks; rows of shards are handed on as soon as
 * they are complete.
 */
final class LevelWriter implements RowSink {

  private final ArrayLayout layout;
  private final String path;
  private final int level;
  private final ChunkSink target;
  private final ChunkChecksums checksums;
  private final @Nullable ChunkBuffer[] filling;
  private final @Nullable ShardAssembler[][] shards;
  private int t;
  private int c;
  private int z;
  private int chunkRow;
  private int filledRows;

  /**
   * @param path of the array in the container
   * @param level how often rows have been halved
   */
  LevelWriter(
      ArrayLayout layout, String path, int level, ChunkSink target, ChunkChecksums checksums) {
    this.layout = layout;
    this.path = path;
    this.level = level;
    this.target = target;
    this.checksums = checksums;
    filling = new ChunkBuffer[layout.chunkColumns()];
    shards = new ShardAssembler[layout.shardRows()][layout.shardColumns()];
  }

  /**
   * Says where the next rows belong; planes come in C order of t, c and z.
   *
   * @param firstRow of level 0, where a row of shards begins
   */
  void startPlane(int newT, int newC, int newZ, int firstRow) {
    t = newT;
    c = newC;
    z = newZ;
    chunkRow = (firstRow >> level) / layout.chunkY();
  }

  @Override
  public void rows(byte[] source, int offset, int rows) throws IOException {
    int at = offset;
    int left = rows;
    while (left > 0) {
      int count = Math.min(left, layout.chunkY() - filledRows);
      for (int column = 0; column < filling.length; column++) {
        copy(source, at, count, column);
      }
      at += count * rowBytes();
      left -= count;
      filledRows += count;
      if (filledRows == layout.chunkY()) {
        submitRow();
      }
    }
  }

  @Override
  public void endOfPlane() throws IOException {
    if (filledRows == 0) {
      return;
    }
    int chunkRowBytes = layout.chunkX() * layout.type().bytes();
    for (ChunkBuffer buffer : filling) {
      if (buffer != null) {
        int end = buffer.offset() + layout.chunkBytes();
        Arrays.fill(buffer.bytes(), buffer.offset() + filledRows * chunkRowBytes, end, (byte) 0);
      }
    }
    submitRow();
  }

  private void copy(byte[] source, int offset, int count, int column) throws IOException {
    ChunkBuffer buffer = filling[column];
    if (buffer == null) {
      buffer = target.buffer();
      filling[column] = buffer;
    }
    int sampleBytes = layout.type().bytes();
    int chunkRowBytes = layout.chunkX() * sampleBytes;
    int first = column * layout.chunkX();
    int bytes = Math.min(layout.chunkX(), layout.sizeX() - first) * sampleBytes;
    int from = offset + first * sampleBytes;
    int to = buffer.offset() + filledRows * chunkRowBytes;
    for (int row = 0; row < count; row++) {
      System.arraycopy(source, from, buffer.bytes(), to, bytes);
      if (bytes < chunkRowBytes) {
        Arrays.fill(buffer.bytes(), to + bytes, to + chunkRowBytes, (byte) 0);
      }
      from += rowBytes();
      to += chunkRowBytes;
    }
  }

  private void submitRow() throws IOException {
    int shardRow = chunkRow / layout.chunkRowsPerShard();
    for (int column = 0; column < filling.length; column++) {
      ChunkBuffer buffer = filling[column];
      filling[column] = null;
      if (buffer != null) {
        submit(buffer, shardRow, column);
      }
    }
    filledRows = 0;
    chunkRow++;
    boolean lastRow = chunkRow % layout.chunkRowsPerShard() == 0 || chunkRow == layout.chunkRows();
    boolean lastSection = (z + 1) % layout.shardZ() == 0 || z + 1 == layout.sizeZ();
    if (lastRow && lastSection) {
      Arrays.fill(shards[shardRow], null);
    }
  }

  private void submit(ChunkBuffer buffer, int shardRow, int column) throws IOException {
    int shardColumn = column / layout.chunkColumnsPerShard();
    ShardAssembler shard = shards[shardRow][shardColumn];
    if (shard == null) {
      shard = newShard(shardRow, shardColumn);
      shards[shardRow][shardColumn] = shard;
    }
    int rowInShard = chunkRow % layout.chunkRowsPerShard();
    int columnInShard = column % layout.chunkColumnsPerShard();
    int slot =
        ((z % layout.shardZ()) * layout.chunkRowsPerShard() + rowInShard)
                * layout.chunkColumnsPerShard()
            + columnInShard;
    String key = path + "/" + layout.key(t, c, z / layout.shardZ(), shardRow, shardColumn);
    target.submit(
        new ChunkTarget.Chunk(
            buffer,
            layout.chunkBytes(),
            checksums,
            checksums.index(t, c, z, chunkRow, column),
            shard,
            slot,
            key));
  }

  private ShardAssembler newShard(int shardRow, int shardColumn) {
    int firstZ = z / layout.shardZ() * layout.shardZ();
    int sections = Math.min(layout.shardZ(), layout.sizeZ() - firstZ);
    int rows =
        Math.min(
            layout.chunkRowsPerShard(), layout.chunkRows() - shardRow * layout.chunkRowsPerShard());
    int columns =
        Math.min(
            layout.chunkColumnsPerShard(),
            layout.chunkColumns() - shardColumn * layout.chunkColumnsPerShard());
    int slots = layout.shardZ() * layout.chunkRowsPerShard() * layout.chunkColumnsPerShard();
    return new ShardAssembler(slots, sections * rows * columns);
  }

  private int rowBytes() {
    return layout.sizeX() * layout.type().bytes();
  }
}
