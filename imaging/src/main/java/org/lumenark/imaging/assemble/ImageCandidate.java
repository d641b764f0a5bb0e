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
 * @param detection what to open it as: of the entry, or of the set where that is another
 * @param files that belong to it, in path order; of an OME-Zarr only the metadata of its root
 * @param problem why it cannot be opened, where that is known already
 * @param labelsOf entry of the image whose labels these are
 */
public record ImageCandidate(
    String entry,
    Detection detection,
    List<String> files,
    Optional<Problem> problem,
    Optional<String> labelsOf) {

  public ImageCandidate {
    files = List.copyOf(files);
  }

  public ImageCandidate(
      String entry, Detection detection, List<String> files, Optional<Problem> problem) {
    this(entry, detection, files, problem, Optional.empty());
  }

  static ImageCandidate alone(DetectedFile file) {
    return new ImageCandidate(
        file.path(), file.detection(), List.of(file.path()), Optional.empty());
  }

  ImageCandidate asLabelsOf(String image) {
    return new ImageCandidate(entry, detection, files, problem, Optional.of(image));
  }

  /** A code, a place and a sentence, as {@link ImagingException} has them. */
  public record Problem(String code, @Nullable String place, String message) {

    static Problem of(ImagingException e) {
      return new Problem(e.code(), e.place().orElse(null), String.valueOf(e.getMessage()));
    }

    /** The problem as the failure of whoever wants the images. */
    public ImagingException asException() {
      return new ImagingException(code, place, message);
    }
  }
}
