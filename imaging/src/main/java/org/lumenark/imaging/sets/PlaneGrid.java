package org.lumenark.imaging.sets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of one image by time point, channel and section. An axis of one value may go on inside
 * the files. Memory grows by the number of places, which is bounded by the caller.
 */
final class PlaneGrid {

  private final Values t;
  private final Values c;
  private final Values z;
  private final @Nullable PlaneFile[] places;
  private final List<PlaneFile> surplus;

  private PlaneGrid(
      Values t, Values c, Values z, @Nullable PlaneFile[] places, List<PlaneFile> surplus) {
    this.t = t;
    this.c = c;
    this.z = z;
    this.places = places;
    this.surplus = List.copyOf(surplus);
  }

  /**
   * @param files in path order, at least one; of several for one place the first counts
   * @param most places that there may be
   * @return empty if there are more
   */
  static Optional<PlaneGrid> of(List<PlaneFile> files, int most) {
    Values t = Values.of(files.stream().map(PlaneFile::t).toList());
    Values c = Values.of(files.stream().map(PlaneFile::c).toList());
    Values z = Values.of(files.stream().map(PlaneFile::z).toList());
    long count = (long) t.count() * c.count();
    if (count > most || count * z.count() > most) {
      return Optional.empty();
    }
    @Nullable PlaneFile[] places = new PlaneFile[(int) count * z.count()];
    Map<String, Integer> ts = positions(t);
    Map<String, Integer> cs = positions(c);
    Map<String, Integer> zs = positions(z);
    List<PlaneFile> surplus = new ArrayList<>();
    for (PlaneFile file : files) {
      int at =
          (ts.getOrDefault(file.t(), 0) * c.count() + cs.getOrDefault(file.c(), 0)) * z.count()
              + zs.getOrDefault(file.z(), 0);
      if (places[at] == null) {
        places[at] = file;
      } else {
        surplus.add(file);
      }
    }
    return Optional.of(new PlaneGrid(t, c, z, places, surplus));
  }

  private static Map<String, Integer> positions(Values values) {
    Map<String, Integer> positions = new HashMap<>();
    values.all().forEach(value -> positions.put(value, positions.size()));
    return positions;
  }

  Values t() {
    return t;
  }

  Values c() {
    return c;
  }

  Values z() {
    return z;
  }

  /** Files for places that are taken. */
  List<PlaneFile> surplus() {
    return surplus;
  }

  Optional<PlaneFile> at(int atT, int atC, int atZ) {
    return Optional.ofNullable(places[(atT * c.count() + atC) * z.count() + atZ]);
  }

  /** All files in the order t c z. */
  List<PlaneFile> files() {
    List<PlaneFile> files = new ArrayList<>();
    for (PlaneFile file : places) {
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  /** Places without a file, as t c z. */
  List<int[]> missing() {
    List<int[]> missing = new ArrayList<>();
    for (int at = 0; at < places.length; at++) {
      if (places[at] == null) {
        int plane = at / z.count();
        missing.add(new int[] {plane / c.count(), plane % c.count(), at % z.count()});
      }
    }
    return missing;
  }
}
