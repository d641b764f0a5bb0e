package org.lumenark.annotation;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a table while it is checked. */
@FunctionalInterface
public interface AnnotationRows {

  /**
   * A row without a fault of its own.
   *
   * @param row as a spreadsheet counts
   * @param key that no other row may have
   * @param cells in the order of the columns, without empty ones at the end
   */
  void row(long row, AnnotationKey key, List<String> cells) throws IOException;
}
