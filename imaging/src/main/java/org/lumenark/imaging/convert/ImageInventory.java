package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.SampleType;

/**
 * Finds the images behind some files, each once, in the order of the files; associated pictures
 * come last. A file that belongs to an image found before is not entered again; one that is no
 * image is passed over.
 */
final class ImageInventory {

  private final FileDetector detector;
  private final Function<Detection, Optional<PixelSourceProvider>> readers;
  private final FileSet files;
  private final ConversionOptions options;
  private final List<PlannedImage> images = new ArrayList<>();
  private final Set<String> covered = new HashSet<>();

  ImageInventory(
      FileDetector detector,
      Function<Detection, Optional<PixelSourceProvider>> readers,
      FileSet files,
      ConversionOptions options) {
    this.detector = detector;
    this.readers = readers;
    this.files = files;
    this.options = options;
  }

  /**
   * @throws ImagingException with code {@code no-reader} if a file is an image of a format that is
   *     not read, or if no file is an image; other codes as readers give them
   */
  List<PlannedImage> find(List<String> entries) throws IOException, ImagingException {
    Optional<Detection> other = Optional.empty();
    for (String entry : entries) {
      if (covered.contains(entry)) {
        continue;
      }
      Detection detection = detector.detect(files, entry);
      if (detection.image()) {
        add(entry, detection);
      } else {
        other = Optional.of(detection);
      }
    }
    if (images.isEmpty()) {
      String found = other.map(d -> "is " + d.format() + ", not an image").orElse("holds no file");
      throw noReader(entries.size() == 1 ? entries.getFirst() : "", found);
    }
    images.sort(Comparator.comparing(image -> image.role() == ImageRole.ASSOCIATED));
    return List.copyOf(images);
  }

  private void add(String entry, Detection detection) throws IOException, ImagingException {
    PixelSourceProvider reader =
        readers
            .apply(detection)
            .orElseThrow(
                () -> noReader(entry, "is " + detection.format() + ", which no reader here reads"));
    try (PixelSource source = reader.open(files, entry, detection, options.limits())) {
      List<ImageDescription> found = source.images();
      for (int number = 0; number < found.size(); number++) {
        ImageDescription image = found.get(number);
        images.add(new PlannedImage(entry, number, image, role(entry, image), detection, reader));
        covered.addAll(image.files());
      }
    }
    covered.add(entry);
  }

  private ImageRole role(String entry, ImageDescription image) throws ImagingException {
    if (options.role().isEmpty() || image.role() != ImageRole.IMAGE) {
      return image.role();
    }
    boolean floating = image.type() == SampleType.FLOAT32 || image.type() == SampleType.FLOAT64;
    if (options.role().get() == ImageRole.LABEL && floating) {
      throw new ImagingException(
          "label.not-integer",
          entry,
          "labels are whole numbers, these samples are " + image.type().numpyName());
    }
    return options.role().get();
  }

  private static ImagingException noReader(String place, String message) {
    return new ImagingException(
        "no-reader", place.isEmpty() ? null : place, "the input " + message);
  }
}
