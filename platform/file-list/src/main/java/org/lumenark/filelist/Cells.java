package org.lumenark.filelist;

import java.util.Optional;

/** What a cell may hold; paths have rules of their own besides. */
final class Cells {

  private Cells() {}

  static Optional<FileListFinding> check(String cell, long row, FileListLimits limits) {
    if (cell.length() > limits.cellCharacters()) {
      return Optional.of(
          FileListFinding.error(
              "cell.too-long",
              row,
              "A cell has more than " + limits.cellCharacters() + " characters.",
              "Shorten it."));
    }
    for (int index = 0; index < cell.length(); index++) {
      char character = cell.charAt(index);
      if (Character.isSurrogate(character) && !isPair(cell, index)) {
        return Optional.of(
            FileListFinding.error(
                "cell.encoding", row, "A cell is not valid Unicode.", "Write it anew."));
      }
      if (Character.isISOControl(character)
          && character != '\t'
          && character != '\n'
          && character != '\r') {
        return Optional.of(
            FileListFinding.error(
                "cell.control",
                row,
                "A cell holds the control character %s.".formatted(Shown.of("" + character)),
                "Remove it."));
      }
    }
    return Optional.empty();
  }

  private static boolean isPair(String cell, int index) {
    int first = Character.isHighSurrogate(cell.charAt(index)) ? index : index - 1;
    return first >= 0
        && first + 1 < cell.length()
        && Character.isSurrogatePair(cell.charAt(first), cell.charAt(first + 1));
  }
}
