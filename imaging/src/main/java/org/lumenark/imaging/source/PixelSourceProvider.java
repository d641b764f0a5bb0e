package org.lumenark.imaging.source;

import java.io.IOException;
import java.util.List;
import org.lumenark.imaging.detect.Detection;

/** A reader, found by {@link java.util.ServiceLoader}. Stateless. */
public interface PixelSourceProvider {

  /** Short name for reports, such as {@code lumenark-tiff}. */
  String name();

  /** The contract's format names that this reader opens. */
  List<String> formats();

  /**
   * Opens the image that {@code path} belongs to. A set of several files may be entered by any of
   * its files; the descriptions name them all.
   *
   * @throws ImagingException if the file is damaged, hostile or beyond the limits
   */
  PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException;
}
