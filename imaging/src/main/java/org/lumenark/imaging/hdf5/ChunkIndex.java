package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/** Finds the chunks of one dataset. */
interface ChunkIndex {

  /**
   * One chunk in the file.
   *
   * @param bytes it takes; negative if as many as its samples
   * @param skipped bit n is set if filter n was not applied
   */
  record Stored(long address, long bytes, long skipped) {}

  /**
   * @param at counted in chunks, z y x
   * @return empty if it was never written
   */
  Optional<Stored> find(int[] at) throws IOException, ImagingException;

  /** That of a dataset with chunks. */
  static ChunkIndex of(Volume volume) throws IOException, ImagingException {
    Hdf5Bytes file = volume.file();
    Layout layout = volume.layout();
    ChunkGrid grid = volume.grid();
    if (layout.address() == Hdf5Bytes.UNDEFINED) {
      return at -> Optional.empty();
    }
    return switch (layout.index()) {
      case NO_CHUNKS -> throw new IllegalStateException("a dataset without chunks");
      case TREE -> new ChunkTree(file, layout.address(), volume.chunk());
      case SINGLE -> at -> Optional.of(layout.single());
      case IMPLICIT ->
          at -> {
            long before = grid.number(file, layout.address(), at);
            if (before > file.source().size() / volume.chunkBytes()) {
              throw file.damaged(layout.address(), "A chunk lies behind the end of the file.");
            }
            long address = layout.address() + before * volume.chunkBytes();
            return Optional.of(new Stored(address, -1, 0));
          };
      case FIXED_ARRAY -> FixedArray.open(file, layout.address(), grid);
      case EXTENSIBLE_ARRAY -> ExtensibleArray.open(file, layout.address(), grid.growingFirst());
      case TREE_2 -> ChunkRecords.open(file, layout.address());
    };
  }
}
