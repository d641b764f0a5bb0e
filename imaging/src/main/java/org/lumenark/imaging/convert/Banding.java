package org.lumenark.imaging.convert;

import org.lumenark.imaging.zarr.ArrayLayout;

/**
 * How the planes of one image are cut into bands of rows.
 *
 * @param rows of level 0 in a band, whole rows of shards; the height of the image if its planes are
 *     left whole
 * @param levels that bands consist of whole rows of shards of; further ones cross bands
 */
record Banding(int rows, int levels) {

  /**
   * @param most bytes that are read for one band; a row of shards is taken even if it has more
   */
  static Banding of(ImageArrays arrays, long most) {
    ArrayLayout zero = arrays.layouts().getFirst();
    int height = arrays.description().sizeY();
    long shardRowBytes = zero.shardY() * sectionRowBytes(arrays);
    if (zero.shardRows() == 1 || zero.shardRows() * shardRowBytes <= most) {
      return new Banding(height, arrays.layouts().size());
    }
    long rows = zero.shardY();
    while (2 * rows / zero.shardY() * shardRowBytes <= most) {
      rows *= 2;
    }
    return rows < height
        ? new Banding((int) rows, levels(arrays, rows))
        : new Banding(height, arrays.layouts().size());
  }

  /** Bytes of one row of all planes that share shards. */
  static long sectionRowBytes(ImageArrays arrays) {
    return arrays.layouts().getFirst().shardZ()
        * arrays.rowBytes()
        * arrays.description().samplesPerGroup();
  }

  private static int levels(ImageArrays arrays, long rows) {
    int level = 1;
    while (level < arrays.layouts().size()
        && rows % (1L << level) == 0
        && (rows >> level) % arrays.layouts().get(level).shardY() == 0) {
      level++;
    }
    return level;
  }
}
