package org.lumenark.filelist;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given. */
final class RowsOf implements FileListVisitor {

  final List<String> all = new ArrayList<>();
  final List<FileListFinding> faults = new ArrayList<>();

  @Override
  public void row(long row, String path, List<String> values) {
    all.add(row + " " + path + " " + values);
  }

  @Override
  public void refused(FileListFinding finding) {
    faults.add(finding);
  }

  @Override
  public void fault(FileListFinding finding) {
    faults.add(finding);
  }
}
