package org.lumenark.imaging.source;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.wrap.WrappedReader;

/** The readers on the class path. Safe for use by several threads. */
public final class Readers {

  private static final List<PixelSourceProvider> ALL =
      ServiceLoader.load(PixelSourceProvider.class, Readers.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Readers() {}

  /**
   * The reader that opens what was detected; empty if the file can only be kept as it is. A file
   * inside a gzip, bzip2 or zip is opened as if it lay there unpacked. An OME-Zarr in a zip is not
   * one file: its reader opens the zip itself.
   */
  public static Optional<PixelSourceProvider> forDetection(Detection detection) {
    if (!detection.image()) {
      return Optional.empty();
    }
    Optional<PixelSourceProvider> reader =
        ALL.stream().filter(r -> r.formats().contains(detection.format())).findFirst();
    Optional<String> wrapper = detection.wrapper();
    boolean zarr = detection.format().equals("ome-zarr");
    if (wrapper.isEmpty() || (zarr && wrapper.get().equals("zip"))) {
      return reader;
    }
    return zarr
        ? Optional.empty()
        : reader.map(inside -> new WrappedReader(inside, Readers::forDetection));
  }
}
