package org.lumenark.imaging.convert;

import java.util.List;
import org.lumenark.imaging.pyramid.LevelSize;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;

/**
 * Shapes that keep one image within a budget, assuming that nothing shrinks. Chunks are 512 x 512
 * and shards 2048 x 2048 of as many sections as give 64 MiB of samples. Where the budget is short,
 * shards first become flatter, then lower, and for rows of very many pixels chunks become lower at
 * last: a row of chunks is in memory as a whole, because sources give whole rows.
 *
 * @param slabRows rows to read at a time
 * @param buffers chunks that are filled or wait for encoding, at most
 * @param bufferBytes of each of them
 */
record MemoryPlan(
    int slabRows,
    int chunkY,
    int chunkX,
    int shardZ,
    int shardY,
    int shardX,
    int buffers,
    int bufferBytes) {

  static final int CHUNK = 512;
  static final int SHARD = 2048;

  private static final int LEAST_CHUNK = 16;
  private static final long SHARD_BYTES = 64L << 20;
  private static final int SLAB_BYTES = 1 << 20;

  /** One is read while the other is worked on. */
  private static final int SLABS = 2;

  static MemoryPlan of(
      ImageDescription image, List<LevelSize> levels, int preferredRows, long budget)
      throws ImagingException {
    int bytes = image.type().bytes();
    int together = image.samplesPerGroup();
    long rowBytes = (long) image.sizeX() * bytes * together;
    int slabRows = slabRows(image.sizeY(), rowBytes, preferredRows, budget / 20);
    int chunkX = Math.min(CHUNK, image.sizeX());
    int chunkY = Math.min(CHUNK, image.sizeY());
    long filling = 0;
    for (LevelSize level : levels) {
      filling += (long) together * Math.ceilDiv(level.sizeX(), CHUNK);
    }
    long inFlight = inFlight(budget);
    while (filling * chunkY * chunkX * bytes > budget / 10 * 7) {
      chunkY /= 2;
      if (chunkY < LEAST_CHUNK) {
        throw new ImagingException(
            "image.rows-too-long",
            image.files().getFirst(),
            "rows of %,d pixels in %d channels need more memory than the %,d MiB that conversion may use"
                .formatted(image.sizeX(), together, budget >> 20));
      }
    }
    int bufferBytes = chunkY * chunkX * bytes;
    int buffers = buffers(filling, bufferBytes, budget);
    long rest = budget - SLABS * slabRows * rowBytes - (long) buffers * bufferBytes - inFlight;
    long planeBytes = 0;
    for (LevelSize level : levels) {
      planeBytes += (long) level.sizeX() * level.sizeY() * bytes * together;
    }
    int shardZ = shardZ(image, bytes, rest / Math.max(1, planeBytes));
    int most = SHARD / Math.min(chunkY, CHUNK);
    int rowsPerShard = Math.min(most, Math.ceilDiv(image.sizeY(), chunkY));
    if (planeBytes > rest) {
      while (rowsPerShard > 1 && 2 * rowsPerShard * chunkY * rowBytes > rest) {
        rowsPerShard = Math.ceilDiv(rowsPerShard, 2);
      }
    }
    int columnsPerShard = Math.min(SHARD / CHUNK, Math.ceilDiv(image.sizeX(), chunkX));
    return new MemoryPlan(
        slabRows,
        chunkY,
        chunkX,
        shardZ,
        chunkY * rowsPerShard,
        chunkX * columnsPerShard,
        buffers,
        bufferBytes);
  }

  /**
   * Buffers that fill and a few more that wait for encoding.
   *
   * @param filling chunks that are filled at the same time
   */
  static int buffers(long filling, int bufferBytes, long budget) {
    return (int) (filling + Math.clamp(budget / 16 / bufferBytes, 2, 64));
  }

  /** The part of a budget that objects being put may take. */
  static long inFlight(long budget) {
    return budget / 8;
  }

  private static int slabRows(int sizeY, long rowBytes, int preferredRows, long most)
      throws ImagingException {
    long rows = Math.max(2, Math.ceilDiv(SLAB_BYTES, rowBytes));
    if (preferredRows > 1) {
      rows = Math.ceilDiv(rows, (long) preferredRows) * preferredRows;
    }
    return (int) Math.clamp(most / rowBytes, 1, Math.min(rows, sizeY));
  }

  /** Evenly filled shards of at most 64 MiB before compression. */
  private static int shardZ(ImageDescription image, int bytes, long affordable) {
    long sectionBytes =
        (long) Math.min(SHARD, image.sizeY()) * Math.min(SHARD, image.sizeX()) * bytes;
    long most = Math.min(Math.max(1, SHARD_BYTES / sectionBytes), Math.max(1, affordable));
    int shards = (int) Math.ceilDiv((long) image.sizeZ(), most);
    return Math.ceilDiv(image.sizeZ(), shards);
  }
}
