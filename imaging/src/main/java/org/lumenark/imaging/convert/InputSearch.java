package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lumenark.imaging.assemble.Assembling;
import org.lumenark.imaging.assemble.FileDetector;
import org.lumenark.imaging.assemble.FoundImages;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.assemble.ImageSearch;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.SourceWarning;

/** Finds the images of one conversion. */
record InputSearch(
    FileDetector detector,
    Assembling assembling,
    Function<Detection, Optional<PixelSourceProvider>> readers) {

  private static final int MOST_WARNINGS = 1_000;

  InputSearch with(Function<Detection, Optional<PixelSourceProvider>> others) {
    return new InputSearch(detector, assembling, others);
  }

  /**
   * At least one image.
   *
   * @throws ImagingException {@code no-reader} if there is none, or if a file is damaged
   */
  FoundImages in(FileSet files, List<String> entries, ConversionOptions options)
      throws IOException, ImagingException {
    ImageSearch.Result found =
        new ImageSearch(
                detector, assembling, readers, options.limits(), options.pattern(), options.role())
            .in(files, entries);
    if (found.images().images().isEmpty()) {
      throw noReader(entries, found);
    }
    return found.images();
  }

  private static ImagingException noReader(List<String> entries, ImageSearch.Result found) {
    String message =
        switch (found.detection().orElse(null)) {
          case null -> "There is no file to convert.";
          case Detection d when d.image() -> "No reader here reads the format " + d.format() + ".";
          case Detection d -> "The format " + d.format() + " is not an image.";
        };
    return new ImagingException(
        "no-reader", entries.size() == 1 ? entries.getFirst() : null, message);
  }

  /** Also tells of images that stay out of the container. */
  static List<SourceWarning> warnings(FoundImages found) {
    List<SourceWarning> warnings = new ArrayList<>(found.warnings());
    for (ImageCandidate unread : found.unread()) {
      if (warnings.size() < MOST_WARNINGS) {
        String format = unread.detection().format();
        warnings.add(
            new SourceWarning(
                "no-reader", unread.entry(), "No reader here reads the format " + format + "."));
      }
    }
    return warnings;
  }
}
