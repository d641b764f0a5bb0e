package org.lumenark.imaging.sets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.lumenark.imaging.sets.PlaneSetSource.Check;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/**
 * The fields of a plate that an instrument wrote. An axis has the values that occur in the field;
 * instruments leave planes out on purpose (a channel at every third time point), so a place without
 * a file is zeros, and a warning tells of it.
 *
 * @param index path of the index, for messages
 * @param rows of the plate, 0 if unknown
 * @param columns of the plate, 0 if unknown
 */
record PlateSet(String name, String index, int rows, int columns) {

  private static final int MOST_WARNINGS = 1_000;

  /**
   * @param planes all of them with a well
   * @param facts of the files of one field
   */
  PixelSource open(
      FileSet files,
      List<PlaneFile> planes,
      BiFunction<PlaneGrid, WellFields.Field, SetFacts> facts,
      List<SourceWarning> known,
      ReadLimits limits)
      throws IOException, ImagingException {
    if (planes.isEmpty()) {
      throw new ImagingException(
          "plate.no-images", index, "None of the images of this plate is there.");
    }
    List<SourceWarning> warnings = new ArrayList<>(known);
    List<WellFields.Field> fields = new ArrayList<>();
    List<PlaneGrid> grids = new ArrayList<>();
    for (Map.Entry<Place, List<PlaneFile>> entry : byPlace(planes).entrySet()) {
      Place place = entry.getKey();
      PlaneGrid grid =
          PlaneGrid.of(entry.getValue(), limits.maxDirectories())
              .orElseThrow(() ->
                  new ImagingException(
                      "plate.too-sparse",
                      index,
                      "Most of the planes of " + place + " are missing."));
      fields.add(new WellFields.Field(Optional.of(place.well), place.field));
      grids.add(grid);
      warn(place.toString(), grid, warnings);
    }
    WellFields wells = WellFields.of(name, rows, columns, fields);
    List<SetImage> images = new ArrayList<>();
    for (int i = 0; i < grids.size(); i++) {
      SetFacts own = facts.apply(grids.get(i), fields.get(i));
      images.add(new SetImage(wells.name(i), wells.path(i), grids.get(i), own));
    }
    return PlaneSetSource.open(files, images, wells.plate(), warnings, Check.FIRST, limits);
  }

  private static Map<Place, List<PlaneFile>> byPlace(List<PlaneFile> planes) {
    Map<Place, List<PlaneFile>> places = new TreeMap<>();
    for (PlaneFile plane : planes) {
      Place place = new Place(plane.well().orElseThrow(), plane.field());
      places.computeIfAbsent(place, key -> new ArrayList<>()).add(plane);
    }
    return places;
  }

  private static void warn(String place, PlaneGrid grid, List<SourceWarning> warnings) {
    if (warnings.size() >= MOST_WARNINGS) {
      return;
    }
    List<int[]> missing = grid.missing();
    if (!missing.isEmpty()) {
      int[] first = missing.getFirst();
      String which =
          "t %s, c %s, z %s"
              .formatted(
                  grid.t().all().get(first[0]),
                  grid.c().all().get(first[1]),
                  grid.z().all().get(first[2]));
      warnings.add(
          new SourceWarning(
              "plate.missing-planes",
              place,
              "%d of %d planes have no file (the first: %s); their pixels are zeros."
                  .formatted(missing.size(), missing.size() + grid.files().size(), which)));
    }
    if (!grid.surplus().isEmpty()) {
      warnings.add(
          new SourceWarning(
              "plate.plane-twice",
              grid.surplus().getFirst().path(),
              "Another file stands for the same plane and was taken; %d files are left out."
                  .formatted(grid.surplus().size())));
    }
  }

  /** Image that a file belongs to. */
  private record Place(Well well, String field) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      int byWell = well.compareTo(other.well);
      return byWell != 0 ? byWell : Values.compare(field, other.field);
    }

    @Override
    public String toString() {
      return "well " + well + (field.isEmpty() ? "" : " field " + field);
    }
  }
}
