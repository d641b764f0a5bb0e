package org.lumenark.filelist;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a table one by one, the header first. */
interface RowSink {

  /**
   * @param row as a spreadsheet counts
   * @param cells not checked; one at least
   */
  void row(long row, List<String> cells) throws IOException;

  /** There are no more rows. */
  void end() throws IOException;
}
