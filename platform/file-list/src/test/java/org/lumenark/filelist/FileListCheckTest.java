package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileListCheckTest {

  /** So small that a few thousand rows are sorted on disk, in more runs than are merged at once. */
  private static final FileListLimits TIGHT =
      new FileListLimits(Long.MAX_VALUE, 10, 100, 400, 4_000, 1 << 20, 4096);

  @TempDir Path folder;

  private FileListReport check(byte[] content) throws IOException {
    return new FileListCheck(TIGHT).check(Files.write(folder.resolve("list"), content));
  }

  private FileListReport check(String content) throws IOException {
    return check(content.getBytes(UTF_8));
  }

  private static ListAssert<Tuple> places(FileListReport report) {
    return assertThat(
        report.findings().stream().map(each -> tuple(each.code(), each.row())).toList());
  }

  @ParameterizedTest
  @CsvSource({"'\n',''", "'\r\n',''", "'\r',''", "'\n','\uFEFF'"})
  void lines_end_as_the_first_one_does(String end, String mark) throws IOException {
    FileListReport report =
        check(mark + "Files\tStain\tTime" + end + "a.tif\tDAPI" + "\t1" + end + "b\tGFP\t2");
    assertThat(report.findings()).isEmpty();
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.columns()).containsExactly("Stain", "Time");
  }

  @Test
  void a_carriage_return_within_a_line_is_no_second_row() throws IOException {
    FileListReport report = check("Files\na\rb.tif\n");
    places(report).containsExactly(tuple("path.control", 2L));
  }

  @ParameterizedTest
  @CsvSource({
    "'',list.empty",
    "'Files\tStain\n',list.no-rows",
    "'files\na\n',header.files",
    "'Files,Stain\na,x\n',header.files",
    "'Files\tFiles\na\tb\n',column.twice",
    "'Files\tA\tA\na\tb\tc\n',column.twice",
    "'Files\t\tA\na\tb\tc\n',column.empty"
  })
  void a_list_without_a_clear_header_is_refused(String content, String code) throws IOException {
    FileListReport report = check(content);
    assertThat(report.valid()).isFalse();
    places(report).containsExactly(tuple(code, 1L));
  }

  @Test
  void each_row_at_fault_is_named() throws IOException {
    FileListReport report =
        check(
            "Files\tA\na\tx\n../b\tx\n\n\tx\nc\tx\ty\nd\nnul\0\tx\n"
                + "e,f\tx\nlong\t"
                + "x".repeat(101)
                + "\n"
                + "y".repeat(4_001)
                + "\n");
    places(report)
        .containsExactly(
            tuple("path.traversal", 3L),
            tuple("path.empty", 5L),
            tuple("row.too-many-cells", 6L),
            tuple("row.short", 7L),
            tuple("cell.control", 8L),
            tuple("path.unusual", 9L),
            tuple("cell.too-long", 10L),
            tuple("row.too-long", 11L));
    assertThat(report.findings()).allSatisfy(each -> assertThat(each.remedy()).isNotBlank());
  }

  @Test
  void rows_that_are_refused_are_rows_of_the_list() throws IOException {
    FileListReport report = check("Files\tStain\na\tDAPI\n5\u0097.tif\tGFP\nb\tx\ty\n\tDAPI\n");
    places(report)
        .containsExactly(
            tuple("cell.control", 3L), tuple("row.too-many-cells", 4L), tuple("path.empty", 5L));
    assertThat(report.rows()).isEqualTo(4);
  }

  @Test
  void bytes_that_are_no_utf_8_cost_their_row_alone() throws IOException {
    byte[] content = "Files\na?\nb\uFFFD\nc\n".getBytes(UTF_8);
    content[7] = (byte) 0xFF;
    FileListReport report = check(content);
    assertThat(report.findings())
        .filteredOn(each -> each.severity() == FileListFinding.Severity.ERROR)
        .extracting(FileListFinding::code, FileListFinding::row)
        .containsExactly(tuple("encoding.invalid", 2L));
    assertThat(report.rows()).isEqualTo(3);
  }

  @Test
  void other_encodings_and_old_workbooks_are_refused_by_name() throws IOException {
    places(check("Files\na\n".getBytes(UTF_16))).containsExactly(tuple("encoding.utf-16", 1L));
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, 0};
    places(check(old)).containsExactly(tuple("format.xls", 1L));
  }

  @Test
  void quotes_are_characters_like_any_other() throws IOException {
    Path list = Files.writeString(folder.resolve("quoted.tsv"), "Files\tA\n\"a b\"\t\"x\"\n");
    RowsOf rows = new RowsOf();
    new FileListReader(list, TIGHT).read(rows);
    assertThat(rows.all).containsExactly("2 \"a b\" [\"x\"]");
  }

  @Test
  void doubles_are_found_however_far_apart() throws IOException {
    StringBuilder list = new StringBuilder("Files\nfirst.tif\n");
    for (int row = 0; row < 20_000; row++) {
      list.append("p").append(row % 100).append("/image").append(row).append(".tif\n");
    }
    list.append("first.tif\np7\n");
    FileListReport report = check(list.toString());
    places(report)
        .contains(
            tuple("path.twice", 2L),
            tuple("path.twice", 20_003L),
            tuple("path.is-folder", 20_004L),
            tuple("path.is-file", 10L));
    assertThat(report.findings())
        .filteredOn(each -> each.code().equals("path.is-file"))
        .hasSize(200);
  }

  @Test
  void a_folder_is_found_also_where_other_names_lie_between() throws IOException {
    places(check("Files\na\na!\na.b\na/b\na0/b\n"))
        .containsExactly(tuple("path.is-folder", 2L), tuple("path.is-file", 5L));
  }

  @Test
  void twins_by_case_and_normal_form_are_warnings_at_both_rows() throws IOException {
    FileListReport report = check("Files\nA/b.tif\na/B.tif\né.tif\ne\u0301.tif\nx\nx\n");
    places(report)
        .containsExactly(
            tuple("path.twins", 2L),
            tuple("path.twins", 3L),
            tuple("path.twins", 4L),
            tuple("path.twins", 5L),
            tuple("path.twice", 6L),
            tuple("path.twice", 7L));
  }

  @Test
  void after_a_thousand_the_rest_is_counted_and_errors_are_not_crowded_out() throws IOException {
    StringBuilder list = new StringBuilder("Files\n");
    for (int row = 0; row < 1_500; row++) {
      list.append("a,").append(row).append('\n');
    }
    list.append("../x\n");
    FileListReport report = check(list.toString());
    assertThat(report.findings()).hasSize(1_002);
    assertThat(report.findings())
        .extracting(FileListFinding::code)
        .contains("path.traversal", "findings.more");
    assertThat(report.findings().getLast().message()).contains("500 more warnings");
  }

  @Test
  void temporary_files_are_gone_afterwards() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    StringBuilder list = new StringBuilder("Files\n");
    for (int row = 0; row < 5_000; row++) {
      list.append("some/folder/").append(row).append('\n');
    }
    long before = ours(temporary);
    assertThat(check(list.toString()).valid()).isTrue();
    assertThat(ours(temporary)).isEqualTo(before);
  }

  @Test
  void rows_beyond_the_limit_end_the_reading() throws IOException {
    Path list = folder.resolve("many.tsv");
    try (BufferedWriter out = Files.newBufferedWriter(list)) {
      out.write("Files\n1\n2\n3\n4\n");
    }
    places(new FileListCheck(TIGHT.withRows(3)).check(list))
        .containsExactly(tuple("rows.too-many", 5L));
  }

  @Test
  void json_is_read_by_elements() throws IOException {
    FileListReport report =
        check(
            """
            [{"path": "a.tif", "type": "file", "attributes": [{"name": "Stain", "value": "x"}]},
             {"path": "b.tif", "attributes": [{"name": "Time", "value": 7}, {"name": "Stain", "value": null}]},
             {"path": "../c", "attributes": []}, {"attributes": []}, 7, ["path"],
             {"path": "d", "attributes": {"name": "x"}},
             {"path": "e", "attributes": [{"name": "A", "value": "1"}, {"name": "A", "value": "2"}]},
             {"path": "f"}]
            """);
    assertThat(report.format()).isEqualTo(FileListFormat.JSON);
    assertThat(report.columns()).containsExactly("Stain", "Time", "A");
    places(report)
        .containsExactly(
            tuple("path.traversal", 3L),
            tuple("path.missing", 4L),
            tuple("json.element", 5L),
            tuple("json.element", 6L),
            tuple("attributes.type", 7L),
            tuple("attribute.twice", 8L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"path\": \"a\"}|json.no-list",
        "[{\"path\": \"a\"}|json.syntax",
        "[{\"path\": \"a\"}] 7|json.syntax",
        "[{\"path\": \"a\", \"path\": \"b\"}]|json.syntax",
        "[]|list.no-rows"
      })
  void json_that_is_no_list_is_refused(String content, String code) throws IOException {
    FileListReport report = check(content);
    assertThat(report.valid()).isFalse();
    assertThat(report.findings()).extracting(FileListFinding::code).containsExactly(code);
  }

  @Test
  void json_as_deep_as_a_stack_ends_in_an_error() throws IOException {
    assertThat(check("[".repeat(100_000)).findings())
        .extracting(FileListFinding::code)
        .contains("json.syntax");
  }

  private static long ours(Path temporary) throws IOException {
    try (var files = Files.list(temporary)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("lumenark-sort-"))
          .count();
    }
  }
}
