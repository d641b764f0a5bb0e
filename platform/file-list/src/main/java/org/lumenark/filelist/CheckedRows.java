package org.lumenark.filelist;

import java.io.IOException;
import java.util.List;

/** Takes rows that may be stored, as far as one row can tell. */
@FunctionalInterface
public interface CheckedRows {

  /**
   * @param row as a spreadsheet counts
   * @param path follows the rules of paths
   * @param values one for each column known so far, in order; fewer if the rest is empty
   */
  void row(long row, String path, List<String> values) throws IOException;
}
