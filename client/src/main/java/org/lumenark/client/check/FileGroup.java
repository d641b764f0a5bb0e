package org.lumenark.client.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that are one thing together.
 *
 * @param path file that it is entered by
 * @param kind {@code plate}, {@code sequence}, {@code container} (OME-Zarr) or {@code set}
 * @param files how many belong to it
 * @param images that come of it
 * @param plate if it is one
 */
@JsonInclude(Include.NON_NULL)
public record FileGroup(
    String path, String kind, String format, long files, int images, @Nullable PlateShape plate) {

  /** Of a plate: its name, and the names of its rows and columns. */
  public record PlateShape(String name, List<String> rows, List<String> columns) {
    public PlateShape {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
    }
  }
}
