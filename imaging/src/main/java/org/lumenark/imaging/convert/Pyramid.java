package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.pyramid.HalvingRows;
import org.lumenark.imaging.pyramid.RowSink;

/**
 * The first levels of channels that are stored together: each level passes rows to its chunks, if
 * it has some to fill, and halved to the next.
 */
final class Pyramid {

  private static final RowSink NOWHERE =
      new RowSink() {
        @Override
        public void rows(byte[] source, int offset, int rows) {}

        @Override
        public void endOfPlane() {}
      };

  private final ImageArrays arrays;
  private final List<WrittenLevel> levels;
  private final List<Optional<ChunkSink>> targets;
  private final List<List<LevelWriter>> writers = new ArrayList<>();
  private final List<RowSink> channels = new ArrayList<>();

  /**
   * @param levels from level 0 on
   * @param targets of the chunks of each level; empty for a level of which none are to be filled
   * @param together channels that are written at the same time
   */
  Pyramid(
      ImageArrays arrays,
      List<WrittenLevel> levels,
      List<Optional<ChunkSink>> targets,
      int together) {
    this.arrays = arrays;
    this.levels = levels;
    this.targets = targets;
    for (int i = 0; i < together; i++) {
      channels.add(channel());
    }
  }

  private RowSink channel() {
    List<LevelWriter> own = new ArrayList<>();
    RowSink next = NOWHERE;
    for (int level = levels.size() - 1; level >= 0; level--) {
      WrittenLevel at = levels.get(level);
      RowSink chunks = NOWHERE;
      if (targets.get(level).isPresent()) {
        LevelWriter writer =
            new LevelWriter(
                at.layout(), at.path(), level, targets.get(level).get(), at.checksums());
        own.add(writer);
        chunks = writer;
      }
      boolean last = level == levels.size() - 1;
      int width = at.layout().sizeX();
      int bytes = at.layout().type().bytes();
      next = last ? chunks : new HalvingRows(arrays.reducer(), width, bytes, chunks, next);
    }
    writers.add(own);
    return next;
  }

  /**
   * Says where the next rows belong.
   *
   * @param firstChannel of those that are written at the same time
   * @param firstRow of level 0, where a row of shards begins in every level
   */
  void startPlane(int t, int firstChannel, int z, int firstRow) {
    for (int i = 0; i < writers.size(); i++) {
      for (LevelWriter writer : writers.get(i)) {
        writer.startPlane(t, firstChannel + i, z, firstRow);
      }
    }
  }

  /** Takes rows of one of the channels. */
  void rows(int channel, byte[] source, int offset, int rows) throws IOException {
    channels.get(channel).rows(source, offset, rows);
  }

  /** The rows of the plane, or of the band that is written of it, are complete. */
  void endOfPlane(int channel) throws IOException {
    channels.get(channel).endOfPlane();
  }
}
