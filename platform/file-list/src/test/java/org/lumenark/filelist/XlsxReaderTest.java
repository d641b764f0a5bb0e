package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxReaderTest {

  private static final FileListLimits LIMITS =
      new FileListLimits(Long.MAX_VALUE, 10, 100, 400, 4_000, 1L << 30, 4096);
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  @TempDir Path folder;

  private Path workbook(String sheetData, String sharedStrings) throws IOException {
    Path file = folder.resolve("list.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r=\""
              + OFFICE
              + "\"><sheets><sheet name=\"S\" r:id=\"r0\"/></sheets>"
              + "</workbook>");
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          relations("worksheet", "worksheets/sheet1.xml", "sharedStrings", "/xl/strings.xml"));
      put(zip, "xl/strings.xml", sharedStrings);
      put(zip, "xl/worksheets/sheet1.xml", sheetData);
    }
    return file;
  }

  private static String sheet(String rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private static String inline(String reference, String text) {
    return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static String relations(String... typesAndTargets) {
    StringBuilder xml = new StringBuilder("<Relationships>");
    for (int index = 0; index < typesAndTargets.length; index += 2) {
      xml.append("<Relationship Id=\"r").append(index).append("\" Type=\"").append(OFFICE);
      xml.append('/').append(typesAndTargets[index]).append("\" Target=\"");
      xml.append(typesAndTargets[index + 1]).append("\"/>");
    }
    return xml.append("</Relationships>").toString();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private List<String> codes(Path file) throws IOException {
    RowsOf rows = new RowsOf();
    new FileListReader(file, LIMITS).read(rows);
    return rows.faults.stream().map(FileListFinding::code).toList();
  }

  @Test
  void cells_of_every_kind_are_read_where_they_stand() throws IOException {
    Path file =
        workbook(
            sheet(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                    + inline("C1", "Time")
                    + inline("D1", "Seen")
                    + "</row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c>"
                    + "<c r=\"C3\"><v>0.5</v></c><c r=\"D3\" t=\"b\"><v>1</v></c></row>"
                    + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>CONCAT(B4)</f><v>b_x0020_c</v></c>"
                    + "<c r=\"B4\"/></row>"),
            "<sst><si><t>Files</t></si><si><t>Stain</t></si>"
                + "<si><r><t>a</t></r><r><t>&amp;b.tif</t></r><rPh><t>hint</t></rPh></si></sst>");
    RowsOf rows = new RowsOf();
    List<String> columns = new FileListReader(file, LIMITS).read(rows);
    assertThat(columns).containsExactly("Stain", "Time", "Seen");
    assertThat(rows.all).containsExactly("3 a&b.tif [, 0.5, TRUE]", "4 b c []");
    assertThat(rows.faults).extracting(FileListFinding::code).containsExactly("row.short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet/>",
        "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>",
        "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>9</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"99999999\"/></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZZ1\"/></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"1\">",
        "no xml at all"
      })
  void a_hostile_sheet_is_broken_and_nothing_worse(String sheet) throws IOException {
    assertThat(codes(workbook(sheet, "<sst/>"))).containsExactly("xlsx.broken");
  }

  @Test
  void cells_far_to_the_right_take_no_memory() throws IOException {
    String rows = "<row r=\"1\">" + inline("A1", "Files") + inline("XFD1", "far") + "</row>";
    assertThat(codes(workbook(sheet(rows), "<sst/>"))).containsExactly("columns.too-many");
  }

  @Test
  void a_part_that_unpacks_to_far_more_than_it_weighs_is_refused() throws IOException {
    Path file = folder.resolve("bomb.xlsx");
    byte[] spaces = new byte[1 << 20];
    java.util.Arrays.fill(spaces, (byte) ' ');
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
      put(zip, "xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write("<workbook>".getBytes(UTF_8));
      for (int written = 0; written < 64; written++) {
        zip.write(spaces);
      }
      zip.closeEntry();
    }
    assertThat(codes(file)).containsExactly("xlsx.bomb");
  }

  @Test
  void a_zip_that_is_no_workbook_or_ends_early_is_broken() throws IOException {
    Path cut = folder.resolve("cut.xlsx");
    Files.write(cut, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    assertThat(codes(cut)).containsExactly("xlsx.broken");
  }
}
