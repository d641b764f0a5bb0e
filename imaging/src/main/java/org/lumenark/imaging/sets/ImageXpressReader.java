package org.lumenark.imaging.sets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/**
 * Plates of Molecular Devices ImageXpress as MetaXpress stores and exports them: a text index
 * {@code NAME.HTD}, often repeated in each folder {@code TimePoint_n}, and one TIFF for each plane;
 * also folders of time points without an index. There is no published description; the layout is
 * that of the shared samples and of the manual "MetaXpress: exporting plate data".
 *
 * <p>Where a field has steps ({@code ZStep_n}), the pictures without a step, or of step 0, are
 * projections of them. They are fields of their own behind the others, not sections.
 */
public final class ImageXpressReader implements PixelSourceProvider {

  /** What such a plate is. */
  public static final String FORMAT = "imagexpress";

  private static final int MOST_ROWS = 64;
  private static final int MOST_COLUMNS = 96;

  /** For the service loader. */
  public ImageXpressReader() {}

  @Override
  public String name() {
    return "lumenark-imagexpress";
  }

  @Override
  public List<String> formats() {
    return List.of(FORMAT);
  }

  /**
   * A key that is the same for all images of one plate that has no index; empty for other files.
   */
  public static Optional<String> plateOf(String path) {
    return ImageXpressFile.of(path)
        .filter(ImageXpressFile::unmistakable)
        .map(file -> file.folder() + "/" + file.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    if (!isIndex(path)) {
      return List.of();
    }
    List<String> members = new ArrayList<>();
    String folder = ImageXpressFile.plateFolder(path);
    try (Stream<String> paths = files.pathsBelow(folder)) {
      for (String each : (Iterable<String>) paths::iterator) {
        boolean index = isIndex(each) && ImageXpressFile.plateFolder(each).equals(folder);
        boolean plane =
            ImageXpressFile.of(each)
                .filter(file -> file.folder().equals(folder) && isNamed(file, path))
                .isPresent();
        if (plane || (index && sameName(each, path))) {
          members.add(each);
        }
      }
    }
    return members;
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    Optional<HtdIndex> index = isIndex(path) ? Optional.of(index(files, path)) : Optional.empty();
    String folder =
        index.isPresent()
            ? ImageXpressFile.plateFolder(path)
            : ImageXpressFile.of(path).map(ImageXpressFile::folder).orElse("");
    List<ImageXpressFile> images = images(files, path, folder, limits);
    SetFacts facts =
        new SetFacts(
            index.map(HtdIndex::channels).orElse(Map.of()),
            PhysicalSizes.UNKNOWN,
            Optional.empty(),
            index.isPresent() ? List.of(path) : List.of(),
            index.map(HtdIndex::metadata).orElse(Map.of()));
    int rows = Math.min(MOST_ROWS, index.map(each -> each.count("YWells")).orElse(0));
    int columns = Math.min(MOST_COLUMNS, index.map(each -> each.count("XWells")).orElse(0));
    String name = images.isEmpty() ? "" : images.getFirst().name();
    return new PlateSet(name, path, rows, columns)
        .open(
            files,
            withProjectionsApart(images),
            (grid, field) -> facts,
            index.map(each -> shortOf(each, images, path)).orElse(List.of()),
            limits);
  }

  private static List<ImageXpressFile> images(
      FileSet files, String entry, String folder, ReadLimits limits)
      throws IOException, ImagingException {
    List<ImageXpressFile> images = new ArrayList<>();
    try (Stream<String> paths = files.pathsBelow(folder)) {
      for (String path : (Iterable<String>) paths::iterator) {
        ImageXpressFile.of(path)
            .filter(
                file -> !file.thumbnail() && file.folder().equals(folder) && isNamed(file, entry))
            .ifPresent(images::add);
        if (images.size() > limits.maxDirectories()) {
          throw new ImagingException(
              "imagexpress.too-many-images", entry, "The plate has too many images.");
        }
      }
    }
    return images;
  }

  private static List<PlaneFile> withProjectionsApart(List<ImageXpressFile> images) {
    Set<String> stepped = new HashSet<>();
    for (ImageXpressFile image : images) {
      if (!isProjection(image)) {
        stepped.add(image.well() + " " + image.site());
      }
    }
    List<PlaneFile> planes = new ArrayList<>();
    for (ImageXpressFile image : images) {
      PlaneFile plane = image.plane();
      boolean apart = isProjection(image) && stepped.contains(image.well() + " " + image.site());
      planes.add(
          apart
              ? new PlaneFile(
                  plane.path(),
                  plane.well(),
                  (image.site() + " projection").strip(),
                  plane.t(),
                  plane.c(),
                  "")
              : plane);
    }
    return planes;
  }

  private static boolean isProjection(ImageXpressFile image) {
    return image.step().isEmpty() || image.step().matches("0+");
  }

  /** What the index counts and the files do not have. */
  private static List<SourceWarning> shortOf(
      HtdIndex index, List<ImageXpressFile> images, String path) {
    List<SourceWarning> warnings = new ArrayList<>();
    long times = images.stream().map(ImageXpressFile::timePoint).distinct().count();
    if (index.count("TimePoints") > times) {
      warnings.add(shortOf(path, "time points", index.count("TimePoints"), times));
    }
    long waves = images.stream().map(ImageXpressFile::wave).distinct().count();
    if (index.count("NWavelengths") > waves) {
      warnings.add(shortOf(path, "wavelengths", index.count("NWavelengths"), waves));
    }
    return warnings;
  }

  private static SourceWarning shortOf(String path, String what, int told, long there) {
    return new SourceWarning(
        "imagexpress.fewer-images",
        path,
        "The index counts %d %s; there are images of %d.".formatted(told, what, there));
  }

  private static HtdIndex index(FileSet files, String path) throws IOException, ImagingException {
    try (ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path))) {
      return HtdIndex.read(source, path);
    }
  }

  private static boolean isIndex(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".htd");
  }

  /** Whether an image has the name of the index, or of the image that the plate is entered by. */
  private static boolean isNamed(ImageXpressFile file, String entry) {
    String wanted =
        isIndex(entry)
            ? baseName(entry)
            : ImageXpressFile.of(entry).map(ImageXpressFile::name).orElse("");
    return file.name().equalsIgnoreCase(wanted);
  }

  private static boolean sameName(String one, String other) {
    return baseName(one).equalsIgnoreCase(baseName(other));
  }

  private static String baseName(String path) {
    String name = ImageXpressFile.lastOf(path);
    return name.substring(0, name.lastIndexOf('.'));
  }
}
