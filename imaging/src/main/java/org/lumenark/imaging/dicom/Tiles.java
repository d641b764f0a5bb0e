package org.lumenark.imaging.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * The frames of a tiled object placed in its total pixel matrix: PS3.3 C.7.6.17.3 for those in
 * order, the positions of each frame for the others.
 *
 * @param paths optical paths, or segments of a segmentation, in the order of the channels
 * @param depths offsets of focal planes in micrometre, lowest first; empty where there is one
 */
record Tiles(FrameMap map, List<String> paths, int sections, List<Double> depths) {

  private record Place(int column, int row, String path, double depth) {}

  static Tiles of(Instance instance, ReadLimits limits) throws ImagingException {
    DataSet set = instance.set();
    int width = set.whole(Tags.TOTAL_PIXEL_MATRIX_COLUMNS, -1);
    int height = set.whole(Tags.TOTAL_PIXEL_MATRIX_ROWS, -1);
    PixelFormat format = instance.format();
    if (width < 1 || height < 1) {
      throw new ImagingException(
          "dicom.bad-size",
          instance.path() + " (0048,0006)",
          "The total pixel matrix has no size.");
    }
    if (set.whole(Tags.IN_CONCATENATION_TOTAL_NUMBER, 1) > 1) {
      throw new ImagingException(
          "dicom.unsupported-concatenation",
          instance.path() + " (0020,9163)",
          "Objects that are split into several files are not read.");
    }
    long across = Math.ceilDiv(width, format.columns());
    long tiles = across * Math.ceilDiv(height, format.rows());
    if (tiles > limits.maxDirectories()
        || (long) width * format.samples() * format.sampleBytes() > limits.maxAllocation()) {
      throw new ImagingException(
          "dicom.too-large",
          instance.path() + " (0048,0006)",
          width + " x " + height + " pixels in so many tiles are not read.");
    }
    boolean full =
        set.text(Tags.DIMENSION_ORGANIZATION_TYPE).filter("TILED_FULL"::equals).isPresent()
            || set.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS).isEmpty();
    return full
        ? inOrder(instance, width, height, (int) tiles)
        : placed(instance, width, height, limits);
  }

  private static Tiles inOrder(Instance instance, int width, int height, int tiles)
      throws ImagingException {
    DataSet set = instance.set();
    List<String> paths = new ArrayList<>();
    for (DataSet path : set.items(Tags.OPTICAL_PATH_SEQUENCE)) {
      paths.add(path.text(Tags.OPTICAL_PATH_IDENTIFIER).orElse(""));
    }
    int count = Math.max(1, set.whole(Tags.NUMBER_OF_OPTICAL_PATHS, Math.max(1, paths.size())));
    int sections = Math.max(1, set.whole(Tags.NUMBER_OF_FOCAL_PLANES, 1));
    long needed = (long) tiles * count * sections;
    if (needed != instance.frames()) {
      throw new ImagingException(
          "dicom.tiles-missing",
          instance.path() + " (0028,0008)",
          "The matrix needs " + needed + " tiles, there are " + instance.frames() + " frames.");
    }
    FrameMap map = FrameMap.tiled(instance, width, height, count * sections);
    Arrays.setAll(map.frames(), frame -> frame);
    while (paths.size() < count) {
      paths.add("");
    }
    return new Tiles(map, paths.subList(0, count), sections, List.of());
  }

  private static Tiles placed(Instance instance, int width, int height, ReadLimits limits)
      throws ImagingException {
    List<DataSet> groups = instance.set().items(Tags.PER_FRAME_FUNCTIONAL_GROUPS);
    if (groups.size() != instance.frames()) {
      throw new ImagingException(
          "dicom.tiles-missing",
          instance.path() + " (5200,9230)",
          "There are positions of " + groups.size() + " frames of " + instance.frames() + ".");
    }
    List<Place> places = new ArrayList<>();
    for (DataSet group : groups) {
      places.add(place(group, instance, places.size(), width, height));
    }
    List<String> paths = places.stream().map(Place::path).distinct().toList();
    List<Double> depths = List.copyOf(new TreeSet<>(places.stream().map(Place::depth).toList()));
    PixelFormat format = instance.format();
    int planes = Math.multiplyExact(paths.size(), depths.size());
    long across = Math.ceilDiv(width, format.columns());
    long tiles = across * Math.ceilDiv(height, format.rows()) * planes;
    if (tiles > limits.maxDirectories()) {
      throw new ImagingException(
          "dicom.too-large", instance.path() + " (5200,9230)", tiles + " tiles are not read.");
    }
    FrameMap map = FrameMap.tiled(instance, width, height, planes);
    for (int frame = 0; frame < places.size(); frame++) {
      Place place = places.get(frame);
      int plane = paths.indexOf(place.path()) * depths.size() + depths.indexOf(place.depth());
      int tile = place.row() / format.rows() * map.across() + place.column() / format.columns();
      map.frames()[plane * map.tiles() + tile] = frame;
    }
    return new Tiles(map, paths, depths.size(), depths.size() > 1 ? depths : List.of());
  }

  private static Place place(DataSet group, Instance instance, int frame, int width, int height)
      throws ImagingException {
    Optional<DataSet> slide = group.item(Tags.PLANE_POSITION_SLIDE_SEQUENCE);
    int column = slide.map(item -> item.whole(Tags.COLUMN_POSITION, 0)).orElse(0) - 1;
    int row = slide.map(item -> item.whole(Tags.ROW_POSITION, 0)).orElse(0) - 1;
    PixelFormat format = instance.format();
    boolean inside = column >= 0 && row >= 0 && column < width && row < height;
    if (!inside || column % format.columns() != 0 || row % format.rows() != 0) {
      throw new ImagingException(
          "dicom.unsupported-tile-positions",
          instance.path() + " frame " + frame,
          "The tile at column "
              + (column + 1)
              + ", row "
              + (row + 1)
              + " does not lie in the grid of its matrix.");
    }
    String path =
        group
            .item(Tags.OPTICAL_PATH_IDENTIFICATION_SEQUENCE)
            .flatMap(item -> item.text(Tags.OPTICAL_PATH_IDENTIFIER))
            .or(() ->
                group
                    .item(Tags.SEGMENT_IDENTIFICATION_SEQUENCE)
                    .flatMap(item -> item.text(Tags.REFERENCED_SEGMENT_NUMBER)))
            .orElse("");
    double depth = slide.map(item -> item.number(Tags.Z_OFFSET_IN_SLIDE).orElse(0)).orElse(0.0);
    return new Place(column, row, path, depth);
  }

  /** The distance of focal planes in micrometre. */
  OptionalDouble step() {
    double[] steps = new double[Math.max(0, depths.size() - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (depths.get(i + 1) - depths.get(i)) / 1_000;
    }
    return FrameDepth.regular(steps);
  }

  /** The number of a segment. */
  static OptionalInt segment(String path) {
    return path.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(path)) : OptionalInt.empty();
  }
}
