package org.lumenark.document.pagetab;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/** Rows as the one sheet of an XLSX file; every cell is text, so that nothing is a formula. */
final class XlsxWriter {

  private static final int MOST_CHARACTERS = 32_767;
  private static final int MOST_ROWS = 1_048_576;

  private XlsxWriter() {}

  static void write(List<List<@Nullable String>> rows, OutputStream target) throws IOException {
    if (rows.size() > MOST_ROWS) {
      throw refuse(MOST_ROWS, "xlsx.too-many-rows", "A sheet has at most 1,048,576 rows.");
    }
    for (int row = 0; row < rows.size(); row++) {
      for (String cell : rows.get(row)) {
        if (cell != null && XlsxText.escaped(cell).length() > MOST_CHARACTERS) {
          throw refuse(row + 1L, "xlsx.cell-too-long", "A cell holds at most 32,767 characters.");
        }
      }
    }
    try (Workbook book = new Workbook(target, "Lumenark", "1.0")) {
      Worksheet sheet = book.newWorksheet("PageTab");
      for (int row = 0; row < rows.size(); row++) {
        List<@Nullable String> cells = rows.get(row);
        for (int column = 0; column < cells.size(); column++) {
          String cell = cells.get(column);
          if (cell != null) {
            sheet.value(row, column, XlsxText.escaped(cell));
          }
        }
      }
    }
  }

  private static Refusal refuse(long row, String code, String message) {
    return Refusal.at(Place.row(row), code, message, "Write it as .tsv or .json.");
  }
}
