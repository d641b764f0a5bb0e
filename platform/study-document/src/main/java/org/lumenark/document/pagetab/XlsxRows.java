package org.lumenark.document.pagetab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/**
 * Rows of the first sheet of an XLSX file. Texts are kept as they are, numbers and truth values
 * become text, dates ISO 8601; of a formula its last value counts.
 */
final class XlsxRows implements PageTabRows {

  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private org.dhatim.fastexcel.reader.@Nullable Row waiting;
  private long last;

  private XlsxRows(Iterator<org.dhatim.fastexcel.reader.Row> rows) {
    this.rows = rows;
  }

  /**
   * @param most bytes that the file may unpack to
   */
  static Tree read(byte[] bytes, int most) {
    XlsxPackage.check(bytes, most);
    try (ReadableWorkbook book =
            new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
        Stream<org.dhatim.fastexcel.reader.Row> rows = book.getFirstSheet().openStream()) {
      return RowReader.read(new XlsxRows(rows.iterator()));
    } catch (Refusal refusal) {
      throw refusal;
    } catch (IOException | ExcelReaderException e) {
      throw unreadable();
    } catch (RuntimeException broken) {
      // The library meets broken parts with exceptions of many kinds.
      throw unreadable();
    }
  }

  static Refusal unreadable() {
    return Refusal.at(
        Place.row(1),
        "xlsx.unreadable",
        "This is not a spreadsheet, or it is damaged.",
        "Open it in a spreadsheet program and save it as .xlsx again.");
  }

  @Override
  public @Nullable Row next() {
    if (waiting == null && !rows.hasNext()) {
      return null;
    }
    org.dhatim.fastexcel.reader.Row row = waiting == null ? rows.next() : waiting;
    if (row.getRowNum() > last + 1) {
      // Rows that are left out are blank.
      waiting = row;
      last = row.getRowNum() - 1L;
      return new Row(last, List.of());
    }
    waiting = null;
    last = row.getRowNum();
    List<@Nullable String> cells = new ArrayList<>();
    for (int column = 0; column < row.getCellCount(); column++) {
      Cell cell = row.getCell(column);
      cells.add(cell == null ? null : text(cell));
    }
    return new Row(row.getRowNum(), cells);
  }

  private static @Nullable String text(Cell cell) {
    String raw = cell.getRawValue();
    return switch (cell.getType()) {
      case STRING -> XlsxText.unescaped(cell.asString());
      case NUMBER -> isDate(cell) ? date(cell) : number(raw);
      case FORMULA -> raw == null ? null : XlsxText.unescaped(raw);
      case BOOLEAN -> "1".equals(raw) || "true".equalsIgnoreCase(raw) ? "true" : "false";
      case ERROR -> raw;
      case EMPTY -> null;
    };
  }

  private static boolean isDate(Cell cell) {
    String format = cell.getDataFormatString();
    return cell.getType() == CellType.NUMBER
        && format != null
        && format
            .toLowerCase(Locale.ROOT)
            .replaceAll("\"[^\"]*\"|\\[[^]]*]", "")
            .matches(".*[yd].*");
  }

  private static String date(Cell cell) {
    LocalDateTime time = cell.asDate();
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time.toString();
  }

  private static @Nullable String number(@Nullable String raw) {
    if (raw == null || raw.matches("-?\\d{1,18}")) {
      return raw;
    }
    BigDecimal value = BigDecimal.valueOf(Double.parseDouble(raw));
    return value.stripTrailingZeros().toPlainString();
  }
}
