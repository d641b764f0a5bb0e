package org.lumenark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest workbook: one sheet, with texts inline. */
final class Workbook {

  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private Workbook() {}

  /**
   * @param rows of cells, each as {@link #text} or {@link #number} gives it
   */
  static byte[] of(List<List<String>> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      part(zip, "_rels/.rels", relation("w", "officeDocument", "xl/workbook.xml"));
      part(zip, "xl/_rels/workbook.xml.rels", relation("s", "worksheet", "sheet.xml"));
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='s' sheetId='1' r:id='s'/></sheets></workbook>"
              .formatted(MAIN, OFFICE));
      part(
          zip,
          "xl/sheet.xml",
          rows.stream()
              .map(row -> "<row>" + String.join("", row) + "</row>")
              .collect(
                  Collectors.joining(
                      "",
                      "<worksheet xmlns='" + MAIN + "'><sheetData>",
                      "</sheetData></worksheet>")));
    }
    return bytes.toByteArray();
  }

  static String text(String value) {
    return "<c t='inlineStr'><is><t>" + value + "</t></is></c>";
  }

  static String number(String value) {
    return "<c><v>" + value + "</v></c>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + "<Relationship Id='%s' Type='%s/%s' Target='%s'/></Relationships>"
            .formatted(id, OFFICE, type, target);
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }
}
