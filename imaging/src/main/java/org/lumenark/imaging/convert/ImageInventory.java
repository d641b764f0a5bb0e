package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.GroupPaths;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.Plate;
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
  private final Map<PlannedImage, GroupPaths.Wish> wishes = new IdentityHashMap<>();
  private final Set<String> covered = new HashSet<>();
  private Optional<Plate> plate = Optional.empty();
  private int sources;

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
      Optional<PixelSourceProvider> reader = readers.apply(detection);
      if (reader.isPresent()) {
        add(entry, detection, reader.get());
      } else if (other.isEmpty() || detection.image()) {
        other = Optional.of(detection);
      }
    }
    if (images.isEmpty()) {
      throw noReader(entries, other);
    }
    images.sort(Comparator.comparing(image -> image.role() == ImageRole.ASSOCIATED));
    List<String> paths = GroupPaths.of(images.stream().map(wishes::get).toList());
    List<PlannedImage> placed = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      placed.add(images.get(i).at(paths.get(i)));
    }
    return List.copyOf(placed);
  }

  /** The plate that all images are fields of. */
  Optional<Plate> plate() {
    return sources == 1 ? plate : Optional.empty();
  }

  private void add(String entry, Detection detection, PixelSourceProvider reader)
      throws IOException, ImagingException {
    try (PixelSource source = reader.open(files, entry, detection, options.limits())) {
      List<ImageDescription> found = source.images();
      for (int number = 0; number < found.size(); number++) {
        ImageDescription image = found.get(number);
        PlannedImage planned =
            new PlannedImage(entry, number, "", image, role(entry, image), detection, reader);
        images.add(planned);
        wishes.put(planned, new GroupPaths.Wish(sources, source.groupPath(number)));
        covered.addAll(image.files());
      }
      plate = source.plate();
    }
    sources++;
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

  private static ImagingException noReader(List<String> entries, Optional<Detection> other) {
    String message =
        switch (other.orElse(null)) {
          case null -> "there is no file to convert";
          case Detection d when d.image() -> "no reader here reads the format " + d.format();
          case Detection d -> "the format " + d.format() + " is not an image";
        };
    return new ImagingException(
        "no-reader", entries.size() == 1 ? entries.getFirst() : null, message);
  }
}
