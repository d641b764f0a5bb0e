package org.lumenark.imaging.hdf5;

import org.lumenark.imaging.source.ImagingException;

/**
 * Where the samples of a dataset are, as its layout message says.
 *
 * @param chunk sizes along the axes; none if the dataset has no chunks
 * @param address of the samples or of the index of chunks; {@link Hdf5Bytes#UNDEFINED} if nothing
 *     was written
 * @param single the one chunk of {@link Index#SINGLE}
 * @param plainEdges whether the filters leave out chunks that reach over the edge
 */
record Layout(
    Index index, long[] chunk, long address, ChunkIndex.Stored single, boolean plainEdges) {

  private static final int COMPACT = 0;
  private static final int CONTIGUOUS = 1;
  private static final int CHUNKED = 2;
  private static final ChunkIndex.Stored NONE = new ChunkIndex.Stored(Hdf5Bytes.UNDEFINED, 0, 0);

  /** How a chunk is found; those of layouts of version 4 in the order of their numbers. */
  enum Index {
    NO_CHUNKS,
    TREE,
    SINGLE,
    IMPLICIT,
    FIXED_ARRAY,
    EXTENSIBLE_ARRAY,
    TREE_2
  }

  /**
   * @param axes of the dataset
   * @param bytes of all its samples, those that a compact dataset has to hold
   */
  static Layout read(Fields in, int axes, long bytes) throws ImagingException {
    int version = in.u8();
    if (version < 3 || version > 5) {
      throw in.file()
          .unsupported("layout", in.address(), "Layouts of version " + version + " are not read.");
    }
    int kind = in.u8();
    return switch (kind) {
      case COMPACT -> {
        if (in.u16() < bytes) {
          throw in.damaged("A dataset in its own header is shorter than its samples.");
        }
        yield new Layout(Index.NO_CHUNKS, new long[0], in.address() + in.position(), NONE, false);
      }
      case CONTIGUOUS -> new Layout(Index.NO_CHUNKS, new long[0], in.offset(), NONE, false);
      case CHUNKED -> version == 3 ? tree(in, axes) : indexed(in, axes);
      default ->
          throw in.file()
              .unsupported(
                  "layout",
                  in.address(),
                  "Virtual datasets and the like are not read. Copied into one dataset, the pixels"
                      + " can be.");
    };
  }

  private static Layout tree(Fields in, int axes) throws ImagingException {
    requireAxes(in, axes);
    long address = in.offset();
    return new Layout(Index.TREE, chunk(in, axes, 4), address, NONE, false);
  }

  private static Layout indexed(Fields in, int axes) throws ImagingException {
    int flags = in.u8();
    requireAxes(in, axes);
    int width = in.u8();
    if (width < 1 || width > 8) {
      throw in.damaged("The size of a chunk has " + width + " bytes.");
    }
    long[] chunk = chunk(in, axes, width);
    in.skip(width);
    int type = in.u8();
    if (type < 1 || type > 5) {
      throw in.file()
          .unsupported("layout", in.address(), "The index " + type + " of chunks is not read.");
    }
    Index index = Index.values()[type + 1];
    boolean filtered = index == Index.SINGLE && (flags & 2) != 0;
    long stored = filtered ? in.length() : -1;
    long skipped = filtered ? in.u32() : 0;
    in.skip(
        switch (index) {
          case FIXED_ARRAY -> 1;
          case EXTENSIBLE_ARRAY -> 5;
          case TREE_2 -> 6;
          case NO_CHUNKS, TREE, SINGLE, IMPLICIT -> 0;
        });
    long address = in.offset();
    return new Layout(
        index, chunk, address, new ChunkIndex.Stored(address, stored, skipped), (flags & 1) != 0);
  }

  /** A layout counts the bytes of a sample as one more axis. */
  private static void requireAxes(Fields in, int axes) throws ImagingException {
    if (in.u8() != axes + 1) {
      throw in.damaged("Chunks have other axes than their dataset.");
    }
  }

  private static long[] chunk(Fields in, int axes, int width) throws ImagingException {
    long[] chunk = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      chunk[axis] = in.number(width);
      if (chunk[axis] < 1 || chunk[axis] > Integer.MAX_VALUE) {
        throw in.damaged("A chunk has no samples.");
      }
    }
    return chunk;
  }
}
