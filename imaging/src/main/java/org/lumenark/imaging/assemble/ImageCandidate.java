package org.lumenark.imaging.assemble;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ImagingException;

/**
 * Files that are one source of images.
 *
 * @param entry the file to open it by
 * @param detection of the entry
 * @param files that belong to it, in path order; of an OME-Zarr only the metadata of its root
 * @param problem why it cannot be opened, where that is known already
 */
public record ImageCandidate(
    String entry, Detection detection, List<String> files, Optional<Problem> problem) {

  public ImageCandidate {
    files = List.copyOf(files);
  }

  /** A code, a place and a sentence, as {@link ImagingException} has them. */
  public record Problem(String code, @Nullable String place, String message) {

    static Problem of(ImagingException e) {
      return new Problem(e.code(), e.place().orElse(null), String.valueOf(e.getMessage()));
    }
  }
}
