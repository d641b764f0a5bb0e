package org.lumenark.imaging.ome;

import java.util.List;
import org.lumenark.imaging.source.Plate;

/**
 * A plate and which of its fields each image of a document is.
 *
 * @param fields paths {@code ROW/COLUMN/FIELD} in the order of the images, of rows and columns that
 *     the plate has
 */
public record PlateFields(Plate plate, List<String> fields) {

  public PlateFields {
    fields = List.copyOf(fields);
  }
}
