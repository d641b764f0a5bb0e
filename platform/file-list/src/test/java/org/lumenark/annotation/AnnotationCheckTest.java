package org.lumenark.annotation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListLimits;

class AnnotationCheckTest {

  private static final FileListLimits SMALL =
      FileListLimits.DEFAULT
          .withRows(3)
          .withColumns(4)
          .withCellCharacters(20)
          .withInflatedBytes(400);

  @TempDir Path folder;
  private final List<Row> rows = new ArrayList<>();

  private record Row(long row, AnnotationKey key, List<String> cells) {}

  @Test
  void cells_come_as_they_stand_whatever_the_table_is_separated_by() throws Exception {
    List<List<String>> expected =
        List.of(List.of("P 1", "a01", "x, \"y\"; z"), List.of("P 1", "B2"));
    for (String table :
        List.of(
            "Plate,Well,Note\nP 1,a01,\"x, \"\"y\"\"; z\"\nP 1,B2,\n",
            "Plate,Well,Note\r\nP 1,a01,\"x, \"\"y\"\"; z\"\r\n\r\nP 1,B2",
            "\uFEFFPlate;Well;Note\nP 1;a01;\"x, \"\"y\"\"; z\"\nP 1;B2;\n",
            "Plate\tWell\tNote\nP 1\ta01\tx, \"y\"; z\nP 1\tB2\n",
            "Plate,Well,Note\rP 1,a01,\"x, \"\"y\"\"; z\"\rP 1,B2,")) {
      rows.clear();
      AnnotationReport report = check(table.getBytes(UTF_8));
      assertThat(report.findings()).as(table).isEmpty();
      assertThat(report.rows()).isEqualTo(2);
      assertThat(report.columns()).containsExactly("Plate", "Well", "Note");
      assertThat(rows).extracting(Row::cells).as(table).isEqualTo(expected);
      assertThat(rows)
          .extracting(Row::key)
          .containsExactly(
              new AnnotationKey(AnnotationKey.Kind.WELL, "p 1", "A1"),
              new AnnotationKey(AnnotationKey.Kind.WELL, "p 1", "B2"));
    }
  }

  @Test
  void a_cell_in_quotes_may_have_lines_and_a_packed_table_is_unpacked() throws Exception {
    AnnotationReport report =
        check(gzip("Plate,Well,Note\nP,A1,\"one\r\ntwo\"\nP,A2,three\n".getBytes(UTF_8)));

    assertThat(report.findings()).isEmpty();
    assertThat(report.form()).isEqualTo("csv");
    assertThat(rows).extracting(Row::row).containsExactly(2L, 3L);
    assertThat(rows.getFirst().cells().getLast()).isEqualTo("one\r\ntwo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | table.empty | 1",
        "'Plate,Well~' | table.no-rows | 1",
        "'Gene,Dose~x,y~' | columns.keys | 1",
        "'Plate,Dose~x,y~' | columns.keys | 1",
        "'Plate,Well,Plate~x,A1,y~' | column.twice | 1",
        "'Plate,Well,,Gene~x,A1,a,b~' | column.empty | 1",
        "'Plate,Well~x,A1~x,12~' | well.name | 3",
        "'Plate,Well~x,A0~' | well.name | 2",
        "'Plate,Well~x,A1~,A2~' | key.empty | 3",
        "'Plate,Well~x,~' | key.empty | 2",
        "'Dataset Name,Image Name~d,~' | key.empty | 2",
        "'Plate,Well~x,A1,more~' | row.too-many-cells | 2",
        "'Plate,Well~x,A1~x,\"A2~x,A3~' | csv.open-quote | 3",
        "'Plate,Well~x,\"A2\"3~' | csv.quote | 2",
        "'Plate,Well~x,A1~x,A2~x,A3~x,A4~' | rows.too-many | 5",
        "'Plate,Well,a,b,c~x,A1,1,2,3~' | columns.too-many | 1",
        "'Plate,Well,Note~x,A1,123456789012345678901~' | cell.too-long | 2"
      })
  void what_is_wrong_is_told_with_its_row(String table, String code, long row) throws Exception {
    AnnotationReport report = check(table.replace('~', '\n').getBytes(UTF_8));

    assertThat(report.valid()).isFalse();
    assertThat(report.findings())
        .extracting(FileListFinding::code, FileListFinding::row)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(code, row));
    assertThat(report.findings().getFirst().remedy()).isNotBlank();
  }

  @Test
  void malformed_csv_names_the_line_where_it_begins_to_be_wrong() throws Exception {
    assertThat(check("Plate,Well\nx,\"A1\n\"\nx,\"A2\nx,A3\n".getBytes(UTF_8)).findings())
        .extracting(FileListFinding::message)
        .containsExactly("The quote that begins in line 4 is not closed.");
  }

  @Test
  void hostile_bytes_end_in_a_finding() throws Exception {
    assertThat(codes("Plate,Well\nx,A1\n\u00e9,A2".getBytes(ISO_8859_1)))
        .containsExactly("encoding.invalid");
    assertThat(codes("Plate,Well".getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .containsExactly("encoding.utf-16");
    assertThat(codes(gzip(("Plate,Well\n" + "x,A1\n".repeat(1_000)).getBytes(UTF_8))))
        .containsExactly("table.too-large");
    byte[] whole = gzip("Plate,Well\nx,A1\n".getBytes(UTF_8));
    assertThat(codes(java.util.Arrays.copyOf(whole, whole.length - 9)))
        .containsExactly("gzip.broken");
    assertThat(codes("Plate,Well\nx,A\u00001\n".getBytes(UTF_8))).containsExactly("cell.control");
    assertThat(codes(new byte[] {'P', 'K', 3, 4, 0, 0})).containsExactly("xlsx.broken");
  }

  private List<String> codes(byte[] table) throws IOException {
    return check(table).findings().stream().map(FileListFinding::code).toList();
  }

  private AnnotationReport check(byte[] table) throws IOException {
    Path file = folder.resolve("table");
    Files.write(file, table);
    return new AnnotationCheck(SMALL)
        .check(file, (row, key, cells) -> rows.add(new Row(row, key, List.copyOf(cells))));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }
}
