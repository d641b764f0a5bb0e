package org.lumenark.imaging.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.source.SourceWarning;

/**
 * Opens candidates one after the other, by their headers, and says which images are in them and how
 * they share one container.
 */
public final class ImageFinder {

  private static final int MOST_WARNINGS = 1_000;

  private final Function<Detection, Optional<PixelSourceProvider>> readers;
  private final FileSet files;
  private final ReadLimits limits;
  private final Optional<ImageRole> role;
  private final List<FoundImage> images = new ArrayList<>();
  private final Map<FoundImage, GroupPaths.Wish> wishes = new IdentityHashMap<>();
  private final List<SourceWarning> warnings = new ArrayList<>();
  private final List<ImageCandidate> unread = new ArrayList<>();
  private final Set<String> covered = new HashSet<>();
  private Optional<Plate> plate = Optional.empty();
  private int sources;

  /**
   * @param role what the images are, where the caller knows better than files and names
   */
  public ImageFinder(
      Function<Detection, Optional<PixelSourceProvider>> readers,
      FileSet files,
      ReadLimits limits,
      Optional<ImageRole> role) {
    this.readers = readers;
    this.files = files;
    this.limits = limits;
    this.role = role;
  }

  /**
   * @throws ImagingException if a candidate has a problem or its reader finds one
   */
  public FoundImages find(List<ImageCandidate> candidates) throws IOException, ImagingException {
    Map<String, List<ImageCandidate>> labels = new HashMap<>();
    Set<String> entries = new HashSet<>();
    candidates.forEach(candidate -> entries.add(candidate.entry()));
    for (ImageCandidate candidate : candidates) {
      if (isPaired(candidate, entries)) {
        String image = candidate.labelsOf().orElseThrow();
        labels.computeIfAbsent(image, key -> new ArrayList<>()).add(candidate);
      }
    }
    for (ImageCandidate candidate : candidates) {
      if (!isPaired(candidate, entries)) {
        boolean added = add(candidate, labels.getOrDefault(candidate.entry(), List.of()));
        sources += added ? 1 : 0;
      }
    }
    images.sort(Comparator.comparing(image -> image.role() == ImageRole.ASSOCIATED));
    List<String> paths = GroupPaths.of(images.stream().map(wishes::get).toList());
    List<FoundImage> placed = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      placed.add(images.get(i).at(paths.get(i)));
    }
    if (sources > 1 && plate.isPresent()) {
      warnings.add(
          new SourceWarning(
              "plate.not-alone",
              plate.get().name(),
              "Other images share the container, so the fields of the plate are numbered."));
    }
    return new FoundImages(placed, sources == 1 ? plate : Optional.empty(), warnings, unread);
  }

  private boolean isPaired(ImageCandidate candidate, Set<String> entries) {
    return role.isEmpty() && candidate.labelsOf().filter(entries::contains).isPresent();
  }

  private boolean add(ImageCandidate candidate, List<ImageCandidate> labels)
      throws IOException, ImagingException {
    if (candidate.problem().isPresent()) {
      throw candidate.problem().get().asException();
    }
    Optional<PixelSourceProvider> reader = readers.apply(candidate.detection());
    if (reader.isEmpty()) {
      unread.add(candidate);
      return false;
    }
    if (!covered.add(candidate.entry())) {
      return false;
    }
    try (PixelSource source =
        reader.get().open(files, candidate.entry(), candidate.detection(), limits)) {
      List<ImageDescription> found = source.images();
      for (int number = 0; number < found.size(); number++) {
        ImageDescription image = found.get(number);
        Optional<String> path = labels.isEmpty() ? source.groupPath(number) : Optional.of("");
        keep(candidate, reader.get(), number, image, role(candidate, image), path);
        covered.addAll(image.files());
      }
      plate = plate.or(source::plate);
      warn(source.warnings());
    }
    Set<String> names = new HashSet<>();
    for (ImageCandidate each : labels) {
      addLabels(each, names);
    }
    return true;
  }

  private void addLabels(ImageCandidate labels, Set<String> names)
      throws IOException, ImagingException {
    PixelSourceProvider reader = readers.apply(labels.detection()).orElseThrow();
    String name = LabelName.groupName(labels.entry());
    for (int i = 2; !names.add(name); i++) {
      name = LabelName.groupName(labels.entry()) + "-" + i;
    }
    try (PixelSource source = reader.open(files, labels.entry(), labels.detection(), limits)) {
      ImageDescription image = source.images().getFirst();
      keep(labels, reader, 0, image, ImageRole.LABEL, Optional.of("labels/" + name));
    }
  }

  private void keep(
      ImageCandidate candidate,
      PixelSourceProvider reader,
      int number,
      ImageDescription image,
      ImageRole as,
      Optional<String> path) {
    FoundImage found =
        new FoundImage(candidate.entry(), number, "", image, as, candidate.detection(), reader);
    images.add(found);
    wishes.put(found, new GroupPaths.Wish(sources, path));
  }

  private ImageRole role(ImageCandidate candidate, ImageDescription image) throws ImagingException {
    if (role.isEmpty() || image.role() != ImageRole.IMAGE) {
      return image.role();
    }
    boolean floating = image.type() == SampleType.FLOAT32 || image.type() == SampleType.FLOAT64;
    if (role.get() == ImageRole.LABEL && floating) {
      throw new ImagingException(
          "label.not-integer",
          candidate.entry(),
          "Labels are whole numbers, these samples are " + image.type().numpyName() + ".");
    }
    return role.get();
  }

  private void warn(List<SourceWarning> more) {
    int room = Math.max(0, MOST_WARNINGS - warnings.size());
    warnings.addAll(more.subList(0, Math.min(room, more.size())));
  }
}
