package org.lumenark.filelist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;

/**
 * The first sheet of a workbook (ECMA-376, part 1, 18.3). A cell is what the file holds, not what a
 * spreadsheet shows: numbers in full, formulas by their last result, dates as their day numbers.
 */
final class XlsxReader {

  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_COLUMNS = 16_384;

  private final FileListLimits limits;
  private final RowSink rows;
  private final List<String> cells = new ArrayList<>();
  private long row;

  XlsxReader(FileListLimits limits, RowSink rows) {
    this.limits = limits;
    this.rows = rows;
  }

  void read(Path file) throws IOException {
    try (Workbook workbook = new Workbook(file, limits.inflatedBytes());
        SharedStrings strings = SharedStrings.of(workbook, limits.cellCharacters());
        XmlEvents sheet = workbook.firstSheet()) {
      sheetData(sheet, strings);
    } catch (XMLStreamException broken) {
      // The parser wraps what the bytes below it threw.
      throw broken.getNestedException() instanceof UnreadableList refused ? refused : broken();
    } catch (ZipException | IllegalArgumentException broken) {
      throw broken();
    }
    rows.end();
  }

  private UnreadableList broken() {
    return UnreadableList.at(
        Math.max(row, 1),
        "xlsx.broken",
        "The workbook cannot be read here.",
        "Save it anew as XLSX, or as text separated by tabs.");
  }

  private void sheetData(XmlEvents sheet, SharedStrings strings)
      throws XMLStreamException, IOException {
    while (sheet.next()) {
      if (sheet.isStart("row")) {
        begin(sheet.attribute("r"));
      } else if (sheet.isStart("c")) {
        cell(sheet, strings);
      } else if (sheet.isEnd("row") && !cells.isEmpty()) {
        rows.row(row, List.copyOf(cells));
      } else if (sheet.isEnd("sheetData")) {
        return;
      }
    }
    throw new XMLStreamException("the sheet has no end");
  }

  private void begin(String number) throws XMLStreamException {
    long next = number.isEmpty() ? row + 1 : number(number, MOST_ROWS);
    if (next <= row || next > MOST_ROWS) {
      throw new XMLStreamException("row " + next + " after row " + row);
    }
    row = next;
    cells.clear();
  }

  private void cell(XmlEvents sheet, SharedStrings strings) throws XMLStreamException, IOException {
    String reference = sheet.attribute("r");
    String type = sheet.attribute("t");
    int column = reference.isEmpty() ? cells.size() : column(reference);
    if (column < cells.size() || column > limits.columns() + 1) {
      throw UnreadableList.at(
          Math.max(row, 1),
          "columns.too-many",
          "A cell stands too far right, or left of the one before.",
          "Keep up to " + limits.columns() + " columns.");
    }
    while (cells.size() < column) {
      cells.add("");
    }
    cells.add(value(sheet, type, strings));
  }

  private String value(XmlEvents sheet, String type, SharedStrings strings)
      throws XMLStreamException, IOException {
    String value = "";
    while (sheet.next() && !sheet.isEnd("c")) {
      if (sheet.isStart("v")) {
        value = sheet.textUntil("v", limits.cellCharacters());
      } else if (sheet.isStart("is")) {
        value = sheet.textUntil("is", limits.cellCharacters());
      }
    }
    return switch (type) {
      case "s" -> value.isEmpty() ? "" : strings.at(number(value, Integer.MAX_VALUE));
      case "b" -> value.equals("1") ? "TRUE" : "FALSE";
      case "inlineStr", "str" -> EscapedText.plain(value);
      default -> value;
    };
  }

  /** From 0: {@code C7} is 2. */
  private static int column(String reference) throws XMLStreamException {
    int column = 0;
    for (int index = 0; index < reference.length() && column <= MOST_COLUMNS; index++) {
      char letter = reference.charAt(index);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + (letter - 'A' + 1);
    }
    if (column < 1 || column > MOST_COLUMNS) {
      throw new XMLStreamException("no cell has this place");
    }
    return column - 1;
  }

  private static int number(String text, int most) throws XMLStreamException {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException none) {
      // Said below, with the numbers out of range.
    }
    throw new XMLStreamException("not a number from 0 to " + most);
  }
}
