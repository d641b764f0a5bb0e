package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.Set;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** Looks at the names in the root of an HDF5 file, wherever in the file they are. */
public final class Hdf5Probe {

  private static final int MOST_NAMES = 16_384;
  private static final ReadLimits LIMITS = new ReadLimits(4 << 20, MOST_NAMES, 1 << 20);

  private Hdf5Probe() {}

  /**
   * Names of the members of the root; none if they cannot be read.
   *
   * @param source is left open
   * @throws IOException if the bytes cannot be had
   */
  public static Set<String> names(ByteSource source) throws IOException {
    try {
      Hdf5File file = Hdf5File.open(source, "", LIMITS);
      return Set.copyOf(file.links(file.root()).keySet());
    } catch (ImagingException e) {
      // Reading will fail in the same way and say so.
      return Set.of();
    }
  }
}
