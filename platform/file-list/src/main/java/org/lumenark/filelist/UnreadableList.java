package org.lumenark.filelist;

import java.io.IOException;

/** Nothing more can be read of the list. */
final class UnreadableList extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient FileListFinding finding;

  UnreadableList(FileListFinding finding) {
    super(finding.message());
    this.finding = finding;
  }

  static UnreadableList at(long row, String code, String message, String remedy) {
    return new UnreadableList(FileListFinding.error(code, row, message, remedy));
  }

  static UnreadableList whole(String code, String message, String remedy) {
    return new UnreadableList(
        FileListFinding.ofList(FileListFinding.Severity.ERROR, code, message, remedy));
  }

  FileListFinding finding() {
    return finding;
  }
}
