package org.lumenark.imaging.assemble;

import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.SourceWarning;

/**
 * All images of an input, as they share one container.
 *
 * @param images in the order of their sources; labels behind the images, associated pictures last
 * @param plate that all images are fields of
 * @param unread candidates of formats that nothing reads, which were passed over
 */
public record FoundImages(
    List<FoundImage> images,
    Optional<Plate> plate,
    List<SourceWarning> warnings,
    List<ImageCandidate> unread) {

  public FoundImages {
    images = List.copyOf(images);
    warnings = List.copyOf(warnings);
    unread = List.copyOf(unread);
  }
}
