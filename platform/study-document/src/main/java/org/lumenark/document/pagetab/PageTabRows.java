package org.lumenark.document.pagetab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a text or a spreadsheet, one after the other. */
interface PageTabRows {

  /** The next one; null at the end. */
  @Nullable Row next();

  /**
   * @param number as a spreadsheet counts
   * @param cells null where there is nothing; empty where an empty text was given
   */
  record Row(long number, List<@Nullable String> cells) {

    boolean isBlank() {
      return cells.stream().allMatch(cell -> cell == null || cell.isBlank());
    }

    /** The text of a cell; empty where there is none. */
    String text(int index) {
      String cell = cell(index);
      return cell == null ? "" : cell;
    }

    @Nullable String cell(int index) {
      return index < cells.size() ? cells.get(index) : null;
    }

    /** The first cell with content from this one on; -1 if there is none. */
    int contentFrom(int index) {
      for (int i = index; i < cells.size(); i++) {
        if (!text(i).isBlank()) {
          return i;
        }
      }
      return -1;
    }
  }
}
