package org.lumenark.imaging.source;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.lumenark.imaging.detect.Detection;

/** The readers on the class path. Safe for use by several threads. */
public final class Readers {

  private static final List<PixelSourceProvider> ALL =
      ServiceLoader.load(PixelSourceProvider.class, Readers.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Readers() {}

  /** The reader that opens what was detected; empty if the file can only be kept as it is. */
  public static Optional<PixelSourceProvider> forDetection(Detection detection) {
    boolean zarrInZip =
        detection.format().equals("ome-zarr")
            && detection.wrapper().filter("zip"::equals).isPresent();
    if (!detection.image() || (detection.wrapper().isPresent() && !zarrInZip)) {
      return Optional.empty();
    }
    return ALL.stream().filter(r -> r.formats().contains(detection.format())).findFirst();
  }
}
