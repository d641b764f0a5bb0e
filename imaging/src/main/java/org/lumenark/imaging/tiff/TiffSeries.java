package org.lumenark.imaging.tiff;

import java.util.Optional;
import org.lumenark.imaging.source.ImageDescription;

/** An image and where its planes lie. */
record TiffSeries(ImageDescription description, PlaneMap planes) {

  /** Finds planes; an empty answer is a plane that was never written and stands for zeros. */
  interface PlaneMap {
    Optional<PlaneAddress> at(int level, int t, int group, int z);
  }
}
