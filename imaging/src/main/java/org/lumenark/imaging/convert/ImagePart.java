package org.lumenark.imaging.convert;

import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PlaneIndex;

/**
 * Rows of planes of one image that are converted together: whole planes that follow each other, or
 * a band of their rows.
 *
 * @param firstPlane in C order of time point, group of channels and section
 * @param firstRow of level 0
 */
record ImagePart(long firstPlane, long planes, int firstRow, int rows) {

  static ImagePart whole(ImageDescription image) {
    long planes = (long) image.sizeT() * image.groups() * image.sizeZ();
    return new ImagePart(0, planes, 0, image.sizeY());
  }

  /** The plane at this place of the C order. */
  static PlaneIndex plane(ImageDescription image, long number) {
    long stack = number / image.sizeZ();
    return new PlaneIndex(
        (int) (stack / image.groups()),
        (int) (stack % image.groups()),
        (int) (number % image.sizeZ()));
  }

  int endRow() {
    return firstRow + rows;
  }
}
