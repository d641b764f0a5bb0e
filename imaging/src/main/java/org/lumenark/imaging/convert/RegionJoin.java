package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.zarr.ArrayLayout;
import org.lumenark.imaging.zarr.PutQueue;

/**
 * Makes one image of regions that are written: reads level 0 in C order, compares each chunk with
 * what the regions say the source gave, takes the digest and the statistics of the whole, and
 * writes the levels that cross regions. What regions wrote of the other levels is compared with
 * what follows from level 0, as a sample.
 */
final class RegionJoin {

  private static final int PART_FOR_ROWS = 4;

  private final ImageArrays arrays;
  private final int written;
  private final List<WrittenLevel> levels;
  private final long memory;

  /**
   * @param written levels that are there
   * @param zero level 0 with the checksums of all regions
   * @param memory bytes that buffers may take
   */
  RegionJoin(ImageArrays arrays, int written, WrittenLevel zero, long memory) {
    this.arrays = arrays;
    this.written = written;
    this.memory = memory;
    levels = new ArrayList<>(arrays.levels(arrays.layouts().size()));
    levels.set(0, zero);
  }

  List<WrittenLevel> levels() {
    return levels;
  }

  /** Needs the metadata of level 0 in the container. */
  ImageMeasures write(
      ReadBackCheck check, EncodingPool pool, PutQueue.Batch puts, ConversionProgress progress)
      throws IOException {
    ImageMeasures measures = new ImageMeasures(arrays.description());
    ArrayLayout zero = arrays.layouts().getFirst();
    int bufferBytes = arrays.plan().bufferBytes();
    long filling = levels.stream().skip(1).mapToLong(level -> level.layout().chunkColumns()).sum();
    ChunkBuffers buffers =
        new ChunkBuffers(MemoryPlan.buffers(filling, bufferBytes, memory), bufferBytes);
    EncodingPool.Work work = pool.work();
    try (ChunkTarget target = new ChunkTarget(work, puts, buffers, zero)) {
      Pyramid pyramid = new Pyramid(arrays, levels, targets(target, buffers), 1);
      check.compareAll(
          levels.getFirst(),
          (t, c, z, chunkRow, rows, bytes) -> {
            measures.add(c, rows, bytes);
            if (chunkRow == 0) {
              pyramid.startPlane(t, c, z, 0);
            }
            pyramid.rows(0, rows, 0, (int) (bytes / arrays.rowBytes()));
            if (chunkRow == zero.chunkRows() - 1) {
              pyramid.endOfPlane(0);
            }
            progress.pixels(bytes);
          },
          pool,
          memory / PART_FOR_ROWS);
      work.await();
    }
    return measures;
  }

  private List<Optional<ChunkSink>> targets(ChunkSink target, ChunkBuffers buffers) {
    List<Optional<ChunkSink>> targets = new ArrayList<>();
    targets.add(Optional.empty());
    ChunkSink measure = new ChunkMeasure(buffers);
    for (int level = 1; level < levels.size(); level++) {
      targets.add(Optional.of(level < written ? measure : target));
    }
    return targets;
  }
}
