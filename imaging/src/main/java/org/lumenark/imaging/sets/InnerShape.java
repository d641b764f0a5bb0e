package org.lumenark.imaging.sets;

import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.SampleType;

/** What all files of an image have in common. */
record InnerShape(
    int sizeT, int sizeC, int sizeZ, int sizeY, int sizeX, SampleType type, int samplesPerGroup) {

  static InnerShape of(ImageDescription image) {
    return new InnerShape(
        image.sizeT(),
        image.sizeC(),
        image.sizeZ(),
        image.sizeY(),
        image.sizeX(),
        image.type(),
        image.samplesPerGroup());
  }

  /**
   * @throws ImagingException {@code set.inconsistent} if another file of the image differs
   */
  void check(ImageDescription other, String path, String first) throws ImagingException {
    InnerShape shape = of(other);
    if (!shape.equals(this)) {
      throw new ImagingException(
          "set.inconsistent",
          path,
          "It holds %s; %s of the same image holds %s.".formatted(shape.words(), first, words()));
    }
  }

  /**
   * @throws ImagingException {@code set.axis-twice} if the set and its files count the same axis
   */
  void check(PlaneGrid grid, String path) throws ImagingException {
    check(grid.t().count(), sizeT, "time points", path);
    check(grid.c().count(), sizeC, "channels", path);
    check(grid.z().count(), sizeZ, "sections", path);
  }

  private static void check(int outside, int inside, String what, String path)
      throws ImagingException {
    if (outside > 1 && inside > 1) {
      throw new ImagingException(
          "set.axis-twice",
          path,
          "The set has %d %s by its files, and this file has %d in itself."
              .formatted(outside, what, inside));
    }
  }

  private String words() {
    return "%d x %d pixels (t %d, c %d, z %d) of %s"
        .formatted(sizeX, sizeY, sizeT, sizeC, sizeZ, type.numpyName());
  }
}
