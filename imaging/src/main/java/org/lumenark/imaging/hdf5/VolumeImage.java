package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;

/**
 * An image whose volumes, one for each time point and channel, are datasets of their own.
 *
 * @param levels their sizes z y x without padding; of each image level one
 */
record VolumeImage(ImageDescription description, List<int[]> levels, Finder finder) {

  VolumeImage {
    levels = List.copyOf(levels);
  }

  /** Where the volumes are. */
  @FunctionalInterface
  interface Finder {

    /** Empty if it was never recorded: its samples are zero. */
    Optional<Volume> volume(int level, int t, int c) throws IOException, ImagingException;
  }
}
