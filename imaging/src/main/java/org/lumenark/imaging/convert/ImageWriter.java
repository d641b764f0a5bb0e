package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.zarr.PutQueue;

/**
 * Streams the planes of one image, or of a part of it, once and in C order: a slab of rows that
 * another thread has read is measured, halved through the levels and cut into chunks, which other
 * threads encode.
 */
final class ImageWriter {

  private final ImageSource image;
  private final ImageArrays arrays;
  private final ImagePart part;
  private final List<WrittenLevel> levels;

  /**
   * @param part whose rows are whole rows of shards in each of the levels
   * @param levelCount levels to write
   */
  ImageWriter(ImageSource image, ImageArrays arrays, ImagePart part, int levelCount) {
    this.image = image;
    this.arrays = arrays;
    this.part = part;
    levels = arrays.levels(levelCount);
  }

  List<WrittenLevel> levels() {
    return levels;
  }

  /**
   * Reads all planes; when this returns all shards have been handed to the queue.
   *
   * @param measures hears of every slab
   */
  void write(
      EncodingPool pool,
      PutQueue.Batch puts,
      Consumer<SlabReader.Slab> measures,
      ConversionProgress progress)
      throws IOException, ImagingException {
    ImageDescription description = arrays.description();
    MemoryPlan plan = arrays.plan();
    int together = description.samplesPerGroup();
    ChunkBuffers buffers = new ChunkBuffers(plan.buffers(), plan.bufferBytes());
    EncodingPool.Work work = pool.work();
    try (ChunkTarget target = new ChunkTarget(work, puts, buffers, levels.getFirst().layout())) {
      List<Optional<ChunkSink>> targets = Collections.nCopies(levels.size(), Optional.of(target));
      Pyramid pyramid = new Pyramid(arrays, levels, targets, together);
      int slabBytes = Math.toIntExact(plan.slabRows() * arrays.rowBytes() * together);
      try (SlabReader slabs = new SlabReader(image, part, plan.slabRows(), slabBytes)) {
        while (slabs.hasNext()) {
          SlabReader.Slab slab = slabs.next();
          measures.accept(slab);
          take(slab, pyramid);
          progress.pixels(slab.rows() * arrays.rowBytes() * together);
        }
      }
      work.await();
    }
  }

  private void take(SlabReader.Slab slab, Pyramid pyramid) throws IOException {
    int together = arrays.description().samplesPerGroup();
    PlaneIndex plane = slab.plane();
    if (slab.firstRow() == part.firstRow()) {
      pyramid.startPlane(plane.t(), plane.group() * together, plane.z(), slab.firstRow());
    }
    int bytes = (int) (slab.rows() * arrays.rowBytes());
    for (int s = 0; s < together; s++) {
      pyramid.rows(s, slab.samples(), s * bytes, slab.rows());
      if (slab.last()) {
        pyramid.endOfPlane(s);
      }
    }
  }
}
