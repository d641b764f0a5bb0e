package org.lumenark.imaging.source;

import java.util.List;

/**
 * A plate of wells. Its images are the fields: their paths are {@code ROW/COLUMN/FIELD}, see {@link
 * PixelSource#groupPath(int)}.
 *
 * @param name empty if the source gives none
 * @param rows names of all rows, also of those without a well; letters and digits only
 * @param columns names of all columns
 */
public record Plate(String name, List<String> rows, List<String> columns) {

  public Plate {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }
}
