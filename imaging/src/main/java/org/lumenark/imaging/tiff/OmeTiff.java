package org.lumenark.imaging.tiff;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lumenark.imaging.ome.OmeDocument.OmeImage;
import org.lumenark.imaging.ome.OmeDocument.TiffData;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.tiff.SubIfdLevels.SubLevel;

/**
 * Builds the images of an OME-TIFF set. Sizes in space and types are those of the pages; the other
 * axes are the document's.
 */
final class OmeTiff {

  private final OmeSet set;
  private final List<String> paths;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final TiffFiles files;
  private final ReadLimits limits;

  private OmeTiff(OmeSet set, List<String> paths, TiffFiles files, ReadLimits limits) {
    this.set = set;
    this.paths = paths;
    this.files = files;
    this.limits = limits;
    for (int i = 0; i < paths.size(); i++) {
      indexes.put(paths.get(i), i);
    }
  }

  static PixelSource open(FileSet files, String path, ReadLimits limits)
      throws IOException, ImagingException {
    OmeSet set = onlyOwnFile(files, OmeSet.of(files, path, limits));
    if (!set.hasPlanes() && set.document().embeddedPixels()) {
      throw new ImagingException(
          "ome.unsupported-embedded-pixels",
          set.master(),
          "Pixels inside the XML itself are not read.");
    }
    if (set.document().images().isEmpty()) {
      throw new ImagingException("ome.no-image", set.master(), "The OME-XML describes no image.");
    }
    List<String> paths = set.files();
    TiffFiles open = new TiffFiles(files, paths, limits);
    try {
      return new TiffPixelSource(open, new OmeTiff(set, paths, open, limits).series());
    } catch (IOException | ImagingException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /**
   * A single file that was renamed still names itself by its old name: then the planes are in it.
   */
  private static OmeSet onlyOwnFile(FileSet files, OmeSet set)
      throws IOException, ImagingException {
    List<String> paths = set.files();
    if (!set.tiff() || paths.size() != 2) {
      return set;
    }
    String other = paths.getFirst().equals(set.master()) ? paths.getLast() : paths.getFirst();
    try (var source = files.open(other).orElseThrow(() -> new FileNotFoundException(other))) {
      return source.size() > 0 ? set : RenamedOmeSet.of(set);
    } catch (FileNotFoundException e) {
      return RenamedOmeSet.of(set);
    }
  }

  private List<TiffSeries> series() throws IOException, ImagingException {
    List<TiffSeries> series = new ArrayList<>();
    int unplaced = 0;
    for (OmeImage image : set.document().images()) {
      OmePlanes planes = planes(image, unplaced);
      if (image.tiffData().isEmpty()) {
        unplaced += planes.count();
      }
      series.add(series(image, planes, series.size()));
    }
    return series;
  }

  private OmePlanes planes(OmeImage image, int unplaced) throws IOException, ImagingException {
    List<TiffData> data = image.tiffData();
    if (data.isEmpty()) {
      data =
          List.of(
              new TiffData(
                  Optional.of(unplaced),
                  0,
                  0,
                  0,
                  Optional.of(Integer.MAX_VALUE),
                  Optional.empty(),
                  Optional.empty()));
    }
    TiffData first = data.getFirst();
    TiffFile file = files.file(index(first));
    PageLayout layout =
        PageLayout.of(file.directory(first.ifd().orElse(0)), file.input().size(), limits);
    OmePlanes planes = OmePlanes.empty(image, layout, set.master(), limits);
    for (TiffData each : data) {
      int index = index(each);
      int start = each.ifd().orElse(0);
      boolean bounded =
          each.planeCount().isPresent() && each.planeCount().get() != Integer.MAX_VALUE;
      int count =
          bounded
              ? each.planeCount().get()
              : each.ifd().isPresent() && each.planeCount().isEmpty()
                  ? 1
                  : files.file(index).directoryCount() - start;
      planes.place(each, index, start, count);
    }
    planes.checkFilled(set.master());
    return planes;
  }

  private int index(TiffData data) throws ImagingException {
    return java.util.Objects.requireNonNull(indexes.get(set.file(data)));
  }

  private TiffSeries series(OmeImage image, OmePlanes planes, int number)
      throws IOException, ImagingException {
    PageLayout layout = planes.layout();
    PlaneAddress first = planes.first();
    TiffFile file = files.file(first.file());
    List<SubLevel> below = SubIfdLevels.of(file, first.directory(), layout);
    List<Level> levels = new ArrayList<>();
    levels.add(new Level(layout.width(), layout.height()));
    below.forEach(level -> levels.add(level.size()));
    PhysicalSizes sizes = image.physicalSizes();
    Map<String, String> metadata = new LinkedHashMap<>(set.document().originalMetadata());
    metadata.putAll(image.originalMetadata());
    ImageDescription description =
        new ImageDescription(
            image.name().orElseGet(() -> name(number)),
            ImageRole.IMAGE,
            image.sizeT(),
            image.sizeC(),
            image.sizeZ(),
            layout.height(),
            layout.width(),
            layout.type(),
            sizes,
            image.channels(),
            layout.samples(),
            levels,
            filesOf(image),
            image.acquisition(),
            metadata);
    return new TiffSeries(
        description,
        (level, t, group, z) ->
            planes
                .at(t, group, z)
                .map(plane -> level == 0 ? plane : plane.sub(below.get(level - 1).index())));
  }

  private List<String> filesOf(OmeImage image) throws ImagingException {
    Set<String> named = new TreeSet<>(PathOrder.BY_UTF8);
    named.add(set.master());
    for (TiffData data : image.tiffData()) {
      named.add(set.file(data));
    }
    return List.copyOf(named);
  }

  private String name(int number) {
    String file = paths.getFirst().substring(paths.getFirst().lastIndexOf('/') + 1);
    return number == 0 ? file : file + " #" + (number + 1);
  }
}
