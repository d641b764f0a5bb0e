package org.lumenark.imaging.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A plate of wells. Its images are the fields: their paths are {@code ROW/COLUMN/FIELD}, see {@link
 * PixelSource#groupPath(int)}.
 *
 * @param name empty if the source gives none
 * @param rows names of all rows, also of those without a well; letters and digits only
 * @param columns names of all columns
 * @param runs acquisitions that the source tells of
 */
public record Plate(String name, List<String> rows, List<String> columns, List<Run> runs) {

  /**
   * One acquisition of the plate.
   *
   * @param id no other run of the plate has it; not negative
   * @param started seconds since 1970
   * @param ended likewise
   * @param fields paths of the fields that were imaged in it
   */
  public record Run(
      int id,
      Optional<String> name,
      Optional<String> description,
      OptionalDouble started,
      OptionalDouble ended,
      List<String> fields) {

    public Run {
      if (id < 0 || fields.stream().anyMatch(field -> field.lastIndexOf('/') < 1)) {
        throw new IllegalArgumentException("no run of fields in wells: " + id);
      }
      fields = List.copyOf(fields);
    }
  }

  public Plate {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    runs = List.copyOf(runs);
  }

  /** Of which no acquisitions are told. */
  public Plate(String name, List<String> rows, List<String> columns) {
    this(name, rows, columns, List.of());
  }
}
