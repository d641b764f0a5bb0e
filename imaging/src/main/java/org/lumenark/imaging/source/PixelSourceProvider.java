package org.lumenark.imaging.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.detect.Detection;

/** A reader, found by {@link java.util.ServiceLoader}. Stateless. */
public interface PixelSourceProvider {

  /** Short name for reports, such as {@code lumenark-tiff}. */
  String name();

  /** The contract's format names that this reader opens. */
  List<String> formats();

  /**
   * Which set of files this one belongs to, told by its own header: files of a folder with the same
   * key are one source, which is opened by the first of them in path order. Empty if the file
   * stands alone, which is the default. Asked once for each file of this reader's formats, so it
   * must not look at other files.
   *
   * @throws ImagingException if the header is damaged; the file then stands alone
   */
  default Optional<String> setKey(
      FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return Optional.empty();
  }

  /**
   * The files that are not to be taken for images of their own because this one, an index, speaks
   * of them; of headers only. They need not be there.
   */
  default List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return List.of();
  }

  /**
   * Opens the image that {@code path} belongs to. A set of several files may be entered by any of
   * its files; the descriptions name them all.
   *
   * @throws ImagingException if the file is damaged, hostile or beyond the limits
   */
  PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException;
}
