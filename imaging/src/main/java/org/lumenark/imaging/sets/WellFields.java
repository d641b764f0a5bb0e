package org.lumenark.imaging.sets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lumenark.imaging.source.Plate;

/**
 * Numbers the fields of each well from 0 and names their groups. Images without wells have neither
 * plate nor groups.
 */
final class WellFields {

  private final List<Field> fields;
  private final List<Optional<String>> paths = new ArrayList<>();
  private final Optional<Plate> plate;

  private WellFields(List<Field> fields, Optional<Plate> plate) {
    this.fields = List.copyOf(fields);
    this.plate = plate;
    Map<Well, Integer> next = new HashMap<>();
    for (Field field : fields) {
      paths.add(
          field.well.map(well ->
              well.row() + "/" + well.column() + "/" + (next.merge(well, 1, Integer::sum) - 1)));
    }
  }

  /**
   * @param name as the instrument or the author calls it, empty if none
   */
  record Field(Optional<Well> well, String name) {}

  /** A plate that has the rows and columns of its wells. */
  static WellFields of(String plateName, List<Field> fields) {
    return of(plateName, 0, 0, fields);
  }

  /**
   * @param fields in the order of the images: wells in any order, the fields of a well in theirs
   * @param rows of the plate, where known
   * @param columns of the plate, where known
   */
  static WellFields of(String plateName, int rows, int columns, List<Field> fields) {
    TreeSet<Well> wells = new TreeSet<>();
    fields.forEach(field -> field.well.ifPresent(wells::add));
    if (wells.isEmpty()) {
      return new WellFields(fields, Optional.empty());
    }
    TreeSet<Well> firstColumn = new TreeSet<>();
    TreeSet<Integer> columnNumbers = new TreeSet<>();
    for (int row = 0; row < rows; row++) {
      firstColumn.add(new Well(Well.rowName(row), 1));
    }
    for (int column = 1; column <= columns; column++) {
      columnNumbers.add(column);
    }
    for (Well well : wells) {
      firstColumn.add(new Well(well.row(), 1));
      columnNumbers.add(well.column());
    }
    Plate plate =
        new Plate(
            plateName,
            firstColumn.stream().map(Well::row).toList(),
            columnNumbers.stream().map(String::valueOf).toList());
    return new WellFields(fields, Optional.of(plate));
  }

  Optional<Plate> plate() {
    return plate;
  }

  /** Path of the group of an image. */
  Optional<String> path(int image) {
    return paths.get(image);
  }

  /** What to call an image. */
  String name(int image) {
    Field field = fields.get(image);
    String well = field.well.map(each -> "Well " + each).orElse("");
    String name = field.name.isEmpty() ? "" : "Field " + field.name;
    return well.isEmpty() || name.isEmpty() ? well + name : well + ", " + name;
  }
}
