package org.lumenark.imaging.sets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Decides whether files of the same {@link MarkedName} are the planes of one image. Names alone
 * never do: every place has its file, numbers follow each other, and by their headers all files
 * have the same size and type. If any of this fails the files are independent images.
 */
public final class MarkedSequence {

  private static final int TIMES_WITHOUT_ZEROS = 10;

  private MarkedSequence() {}

  /**
   * @param pattern of all the paths
   * @param paths in path order
   * @throws IOException if bytes cannot be had
   */
  public static boolean isOne(FileSet files, String pattern, List<String> paths, ReadLimits limits)
      throws IOException {
    try (OpenFiles open = new OpenFiles(files, limits)) {
      Optional<PlaneGrid> grid = grid(FilePattern.parse(pattern), paths, limits);
      if (grid.isEmpty() || !isComplete(grid.get())) {
        return false;
      }
      String first = paths.getFirst();
      InnerShape shape = InnerShape.of(open.open(first).description());
      shape.check(grid.get(), first);
      for (String path : paths) {
        shape.check(open.open(path).description(), path, first);
      }
      return true;
    } catch (ImagingException e) {
      return false;
    }
  }

  private static Optional<PlaneGrid> grid(
      FilePattern pattern, List<String> paths, ReadLimits limits) throws ImagingException {
    List<PlaneFile> files = new ArrayList<>();
    for (String path : paths) {
      pattern.match(path).ifPresent(files::add);
    }
    return files.size() == paths.size() && files.size() > 1
        ? PlaneGrid.of(files, Math.min(limits.maxDirectories(), files.size()))
        : Optional.empty();
  }

  private static boolean isComplete(PlaneGrid grid) {
    return grid.missing().isEmpty()
        && grid.surplus().isEmpty()
        && follow(grid.t())
        && follow(grid.c())
        && follow(grid.z())
        && (grid.z().count() > 1 || grid.c().count() > 1 || areTimes(grid.t()));
  }

  private static boolean follow(Values values) {
    return values.count() == 1 || values.consecutive();
  }

  /** A few of t1, t2, t3 could be treatments; t01 or many of them are time points. */
  private static boolean areTimes(Values values) {
    return values.count() >= TIMES_WITHOUT_ZEROS
        || values.all().stream().allMatch(value -> value.length() > 1);
  }
}
