package org.lumenark.imaging.render;

import org.lumenark.imaging.zarr.ArrayMetadata;
import org.lumenark.imaging.zarr.DamagedArrayException;

/**
 * One level of a pyramid.
 *
 * @param factorY pixels of level 0 along y that one pixel stands for
 */
record StoredLevel(ArrayMetadata array, int factorY, int factorX) {

  static StoredLevel of(ArrayMetadata array, ArrayMetadata full) throws DamagedArrayException {
    boolean same =
        array.sizeT() == full.sizeT()
            && array.sizeC() == full.sizeC()
            && array.sizeZ() == full.sizeZ()
            && array.type() == full.type();
    if (!same) {
      throw new DamagedArrayException("level " + array.path() + " is not of this image");
    }
    return new StoredLevel(
        array,
        factor(array, full.sizeY(), array.sizeY()),
        factor(array, full.sizeX(), array.sizeX()));
  }

  /** Sizes are halved and rounded up, from level to level. */
  private static int factor(ArrayMetadata array, int full, int size) throws DamagedArrayException {
    for (int factor = 1; factor > 0; factor *= 2) {
      if (Math.ceilDiv(full, factor) == size) {
        return factor;
      }
    }
    throw new DamagedArrayException("level " + array.path() + " has sizes that do not fit");
  }

  Crop crop(Region region) {
    return new Crop(
        (double) region.x() / factorX,
        ((double) region.x() + region.width()) / factorX,
        (double) region.y() / factorY,
        ((double) region.y() + region.height()) / factorY);
  }
}
