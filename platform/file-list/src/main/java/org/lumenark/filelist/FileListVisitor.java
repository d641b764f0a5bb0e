package org.lumenark.filelist;

import java.io.IOException;
import java.util.List;

/** Takes a list row by row. */
public interface FileListVisitor {

  /**
   * A row as it stands in the list.
   *
   * @param row as a spreadsheet counts
   * @param path not checked; empty if there is none
   * @param values one for each column known so far, in order; fewer if the rest is empty
   */
  void row(long row, String path, List<String> values) throws IOException;

  /** A row that cannot be read; those after it can. */
  void refused(FileListFinding finding) throws IOException;

  /** Something that is said of a row that can be read, or that keeps what follows from it. */
  void fault(FileListFinding finding) throws IOException;
}
