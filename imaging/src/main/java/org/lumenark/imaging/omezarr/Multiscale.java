package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Level;
import org.lumenark.imaging.source.PhysicalSizes;

/**
 * The first multiscale of an image group, its arrays included.
 *
 * @param node the first of {@code multiscales}
 * @param arrays largest first; those that are smaller along y and x only, and of the same type
 * @param documents keys of the files that were read
 */
record Multiscale(JsonNode node, AxisMap axes, List<ZarrArray> arrays, List<String> documents) {

  static Multiscale of(ZarrStore store, ZarrNode group) throws IOException, ImagingException {
    String place = store.place(group.documents().getLast());
    JsonNode node = group.ome().path("multiscales").path(0);
    List<String> documents = new ArrayList<>(group.documents());
    List<ZarrArray> arrays = new ArrayList<>();
    AxisMap axes = null;
    for (JsonNode dataset : node.path("datasets")) {
      String path = dataset.path("path").asText();
      if (!ZarrPaths.safe(path)) {
        throw new ImagingException(
            "zarr.unsafe-path", place, "A dataset has a path that is none inside the image.");
      }
      ZarrNode array = store.node(ZarrPaths.join(group.path(), path)).orElse(null);
      if (array == null || !array.isArray()) {
        throw new ImagingException(
            "zarr.array-missing",
            store.place(ZarrPaths.join(group.path(), path)),
            "The image names this array; it is not there.");
      }
      ZarrArray found =
          ZarrArray.of(array, store.place(array.documents().getFirst()), store.limits());
      axes = axes == null ? axes(node.path("axes"), found.rank(), place) : axes;
      if (arrays.isEmpty() || isLevelOf(arrays.getFirst(), found, axes)) {
        arrays.add(found);
        documents.addAll(array.documents());
      }
    }
    if (axes == null) {
      throw new ImagingException("zarr.no-datasets", place, "The image names no arrays.");
    }
    return new Multiscale(node, axes, arrays, documents);
  }

  private static AxisMap axes(JsonNode axes, int rank, String place) throws ImagingException {
    AxisMap map =
        (axes.isArray() ? AxisMap.of(axes) : AxisMap.ofRank(rank))
            .orElseThrow(() ->
                new ImagingException(
                    "zarr.unsupported-axes",
                    place,
                    "An image has two or three axes of space, and at most one of time and one of"
                        + " channels."));
    if (map.names().length() != rank) {
      throw new ImagingException(
          "zarr.axes-differ",
          place,
          "The image names %d axes, its arrays have %d.".formatted(map.names().length(), rank));
    }
    return map;
  }

  private static boolean isLevelOf(ZarrArray full, ZarrArray other, AxisMap axes) {
    boolean same = full.rank() == other.rank() && full.type() == other.type();
    for (int axis = 0; same && axis < full.rank(); axis++) {
      boolean plane = axis == axes.y() || axis == axes.x();
      same =
          plane
              ? other.shape()[axis] <= full.shape()[axis]
              : other.shape()[axis] == full.shape()[axis];
    }
    return same;
  }

  ZarrArray full() {
    return arrays.getFirst();
  }

  int size(char letter) {
    return axes.size(full().shape(), letter);
  }

  List<Level> levels() {
    return arrays.stream()
        .map(array -> new Level(axes.size(array.shape(), 'x'), axes.size(array.shape(), 'y')))
        .toList();
  }

  /** Scale of the first dataset, by that of the whole, in micrometre and second. */
  PhysicalSizes physicalSizes() {
    return new PhysicalSizes(size("x", true), size("y", true), size("z", true), size("t", false));
  }

  private OptionalDouble size(String letter, boolean space) {
    int axis = axes.axis(letter.charAt(0));
    String unit = axis < 0 ? "" : node.path("axes").path(axis).path("unit").asText();
    OptionalDouble factor = space ? NgffUnits.micrometres(unit) : NgffUnits.seconds(unit);
    if (unit.isEmpty() || factor.isEmpty()) {
      return OptionalDouble.empty();
    }
    JsonNode own = node.path("datasets").path(0).path("coordinateTransformations");
    double scale = scale(own, axis) * scale(node.path("coordinateTransformations"), axis);
    return OptionalDouble.of(scale * factor.getAsDouble());
  }

  private static double scale(JsonNode transformations, int axis) {
    double scale = 1;
    for (JsonNode transformation : transformations) {
      if (transformation.path("type").asText().equals("scale")) {
        scale *= transformation.path("scale").path(axis).asDouble(1);
      }
    }
    return scale;
  }
}
