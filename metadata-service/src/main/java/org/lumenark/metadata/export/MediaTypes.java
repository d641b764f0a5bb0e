package org.lumenark.metadata.export;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Media types of files by what detection found them to be, as IANA and the formats name them. */
public final class MediaTypes {

  private static final Map<String, String> OF_FORMATS =
      Map.ofEntries(
          Map.entry("ome-tiff", "image/tiff"),
          Map.entry("imagej-tiff", "image/tiff"),
          Map.entry("metamorph-tiff", "image/tiff"),
          Map.entry("lsm", "image/tiff"),
          Map.entry("stk", "image/tiff"),
          Map.entry("svs", "image/tiff"),
          Map.entry("ndpi", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("png", "image/png"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpeg2000", "image/jp2"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("gif", "image/gif"),
          Map.entry("dicom", "application/dicom"),
          Map.entry("ome-xml", "application/xml"),
          Map.entry("imaris", "application/x-hdf5"),
          Map.entry("bdv", "application/x-hdf5"),
          Map.entry("hdf5", "application/x-hdf5"),
          Map.entry("text", "text/plain"));

  private MediaTypes() {}

  public static Optional<String> of(@Nullable String format) {
    return format == null ? Optional.empty() : Optional.ofNullable(OF_FORMATS.get(format));
  }
}
