package org.lumenark.imaging.sets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lumenark.imaging.sets.PlaneSetSource.Check;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/**
 * Groups files by a pattern. The pattern's author says that the files are complete, so a place
 * without a file is an error; all of them are checked at the start.
 */
final class PatternSet {

  private final FilePattern pattern;
  private final ReadLimits limits;

  PatternSet(FilePattern pattern, ReadLimits limits) {
    this.pattern = pattern;
    this.limits = limits;
  }

  PixelSource open(FileSet files) throws IOException, ImagingException {
    List<PlaneFile> matches = matches(files);
    if (matches.isEmpty()) {
      throw new ImagingException(
          "pattern.no-match", pattern.toString(), "No file has a name of this pattern.");
    }
    Map<Place, List<PlaneFile>> groups = new TreeMap<>();
    for (PlaneFile file : matches) {
      groups.computeIfAbsent(new Place(file), key -> new ArrayList<>()).add(file);
    }
    List<SourceWarning> warnings = new ArrayList<>();
    List<PlaneGrid> grids = new ArrayList<>();
    for (List<PlaneFile> group : groups.values()) {
      PlaneGrid grid = complete(group);
      gap(grid).ifPresent(warnings::add);
      grids.add(grid);
    }
    WellFields fields = WellFields.of("", groups.keySet().stream().map(Place::asField).toList());
    List<SetImage> images = new ArrayList<>();
    for (int i = 0; i < grids.size(); i++) {
      PlaneGrid grid = grids.get(i);
      String name = grids.size() == 1 ? pattern.toString() : fields.name(i);
      images.add(new SetImage(name, fields.path(i), grid, SetFacts.NONE));
    }
    return PlaneSetSource.open(files, images, fields.plate(), warnings, Check.ALL, limits);
  }

  /** All files that match, in path order. */
  List<PlaneFile> matches(FileSet files) throws IOException, ImagingException {
    List<PlaneFile> matches = new ArrayList<>();
    try (Stream<String> paths = files.pathsBelow(pattern.folder())) {
      for (String path : (Iterable<String>) paths::iterator) {
        Optional<PlaneFile> match = pattern.match(path);
        if (match.isPresent()) {
          matches.add(match.get());
        }
        if (matches.size() > limits.maxDirectories()) {
          throw new ImagingException(
              "pattern.too-many-files", pattern.toString(), "It names too many files.");
        }
      }
    }
    return matches;
  }

  private PlaneGrid complete(List<PlaneFile> group) throws ImagingException {
    PlaneFile first = group.getFirst();
    PlaneGrid grid =
        PlaneGrid.of(group, limits.maxDirectories())
            .orElseThrow(() -> incomplete(first, "Most of the planes of its image are missing."));
    if (!grid.surplus().isEmpty()) {
      throw new ImagingException(
          "pattern.plane-twice",
          grid.surplus().getFirst().path(),
          "Another file stands for the same plane.");
    }
    for (Values values : List.of(grid.t(), grid.z(), grid.c())) {
      Optional<String> twice = values.twice();
      if (twice.isPresent()) {
        throw new ImagingException(
            "pattern.ambiguous",
            first.path(),
            "Its image has the number " + twice.get() + " in two spellings.");
      }
    }
    List<int[]> missing = grid.missing();
    if (!missing.isEmpty()) {
      int[] at = missing.getFirst();
      String path =
          pattern.path(
              first,
              grid.t().all().get(at[0]),
              grid.c().all().get(at[1]),
              grid.z().all().get(at[2]));
      throw new ImagingException(
          "pattern.missing-plane",
          path,
          missing.size() == 1
              ? "This file is missing."
              : "This file and " + (missing.size() - 1) + " more of its image are missing.");
    }
    return grid;
  }

  /** Steps may differ for a reason: times of day, depths in micrometre. */
  private static Optional<SourceWarning> gap(PlaneGrid grid) {
    for (Values values : List.of(grid.t(), grid.z())) {
      if (values.count() > 2 && !values.evenSteps()) {
        return Optional.of(
            new SourceWarning(
                "pattern.uneven-steps",
                grid.files().getFirst().path(),
                "The numbers along an axis of its image do not follow each other evenly; the"
                    + " planes are taken one after the other."));
      }
    }
    return Optional.empty();
  }

  private static ImagingException incomplete(PlaneFile first, String message) {
    return new ImagingException("pattern.missing-plane", first.path(), message);
  }

  /** Image that a file belongs to; in the order of wells and fields. */
  private record Place(Optional<Well> well, String field) implements Comparable<Place> {

    Place(PlaneFile file) {
      this(file.well(), file.field());
    }

    WellFields.Field asField() {
      return new WellFields.Field(well, field);
    }

    @Override
    public int compareTo(Place other) {
      int byWell =
          well.isPresent() && other.well.isPresent() ? well.get().compareTo(other.well.get()) : 0;
      return byWell != 0 ? byWell : Values.compare(field, other.field);
    }
  }
}
