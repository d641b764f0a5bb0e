package org.lumenark.filelist;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Passes rows on, up to a number of them. */
final class RowLimit implements FileListVisitor {

  private final FileListVisitor next;
  private final long most;
  private long count;

  RowLimit(FileListVisitor next, long most) {
    this.next = next;
    this.most = most;
  }

  @Override
  public void row(long row, String path, List<String> values) throws IOException {
    count(row);
    next.row(row, path, values);
  }

  @Override
  public void refused(FileListFinding finding) throws IOException {
    count(Objects.requireNonNull(finding.row()));
    next.refused(finding);
  }

  private void count(long row) throws IOException {
    count++;
    if (count > most) {
      throw UnreadableList.at(
          row, "rows.too-many", "There are more than " + most + " rows.", "Split the list.");
    }
  }

  @Override
  public void fault(FileListFinding finding) throws IOException {
    next.fault(finding);
  }
}
