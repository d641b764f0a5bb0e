package org.lumenark.document.pagetab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumenark.document.RealPageTab;
import org.lumenark.document.Refusal;

class PageTabRoundTripTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Everything that is hard to keep: order, doubles, blanks, quotes, empty values, own members. */
  private static final String HARD =
      """
      {"accno": "S-1", "type": "submission", "own": {"a": [1, 2.50, true]},
       "attributes": [{"name": "Title", "value": "A \\"quoted\\" title"}],
       "section": {"type": "Study", "attributes": [
           {"name": "Note", "value": "\\ttab, line\\nand return\\r "},
           {"name": "Note", "value": "\\"begins with a quote"},
           {"name": "Formula", "value": "=1+1"}, {"name": "Escape", "value": "_x0041_"},
           {"name": "Empty", "value": ""},
           {"name": "Organism", "value": "Mus musculus", "nmqual": [{"name": "q", "value": "1"}],
            "valqual": [{"name": "Ontology", "value": "NCBITaxon"}, {"name": "TermId", "value": ""}]},
           {"name": "affiliation", "value": "o1", "reference": true, "own": 7}],
         "files": [{"path": "a/b, c.tif", "size": 5, "type": "file", "attributes": []},
           [{"path": "d.tif", "size": 6, "attributes": [
               {"name": "x", "value": "1"}, {"name": "y", "value": "2"}, {"name": "x", "value": "3"}]},
            {"path": "e.tif", "attributes": [
               {"name": "y", "value": "4"}, {"name": "x", "value": ""}]}]],
         "links": [[{"url": "https://example.org/?a=b&c=<d>", "attributes": []}]],
         "subsections": [
           {"type": "Study Component", "attributes": [{"name": "File List", "value": "l.tsv"}],
            "subsections": [{"type": "Associations", "subsections": [{"type": "Deep"}]}]},
           [{"type": "Author", "accno": "a1", "attributes": [{"name": "Name", "value": "A"}]},
            {"type": "Author", "attributes": [{"name": "E-mail", "value": "a@example.org"},
               {"name": "Name", "value": "B"}]}]]}}
      """;

  @ParameterizedTest
  @EnumSource
  void whatIsHardToKeepComesBackExactlyFromEveryForm(PageTabFormat format) throws IOException {
    JsonNode back =
        facts(
            write(
                imported(write(imported(bytes(HARD), PageTabFormat.JSON), format), format),
                PageTabFormat.JSON));
    assertThat(back).isEqualTo(facts(bytes(HARD)));
  }

  @Test
  void everyRealPageTabIsImportedAndComesBackFromEveryForm() throws IOException {
    List<Path> real = RealPageTab.files();
    assertThat(real).hasSizeGreaterThan(60);
    for (Path file : real) {
      PageTabFormat own = PageTabFormat.ofName(file.toString()).orElseThrow();
      byte[] given = Files.readAllBytes(file);
      byte[] json = write(imported(given, own), PageTabFormat.JSON);
      if (own == PageTabFormat.JSON) {
        assertThat(facts(json)).as("%s", file).isEqualTo(facts(given));
      } else {
        assertThat(write(imported(json, PageTabFormat.JSON), own))
            .as("%s", file)
            .contains("Submission".getBytes(StandardCharsets.UTF_8));
      }
      for (PageTabFormat format : PageTabFormat.values()) {
        byte[] written = write(imported(json, PageTabFormat.JSON), format);
        byte[] back = write(imported(written, format), PageTabFormat.JSON);
        assertThat(facts(back)).as("%s as %s", file, format).isEqualTo(facts(json));
        if (format != PageTabFormat.XLSX) {
          assertThat(write(imported(back, PageTabFormat.JSON), format)).isEqualTo(written);
        }
      }
    }
  }

  @Test
  void tablesOfTextAreTablesOfTheTree() throws IOException {
    JsonNode tree =
        MAPPER.readTree(
            write(
                imported(
                    bytes(
                        """
                        # comment
                        SUBMISSION\tS-9

                        Study\tSECT
                        Keywords\ta
                        keywords\tb

                        files\tType\t(Q)\t<ref>
                        a.tif\tx\ty\tz
                        b.tif

                        Data[SECT]\tTitle
                        d1\tOne

                        Deep\t\td1
                        """),
                    PageTabFormat.TSV),
                PageTabFormat.JSON));
    assertThat(tree.at("/section/files/0/0/attributes/0/nmqual/0/value").asText()).isEqualTo("y");
    assertThat(tree.at("/section/files/0/0/attributes/1/reference").asBoolean()).isTrue();
    assertThat(tree.at("/section/files/0/1/path").asText()).isEqualTo("b.tif");
    assertThat(tree.at("/section/attributes/1/name").asText()).isEqualTo("keywords");
    assertThat(tree.at("/section/subsections/0/0/type").asText()).isEqualTo("Data");
    assertThat(tree.at("/section/subsections/0/0/subsections/0/type").asText()).isEqualTo("Deep");
  }

  @Test
  void whatRowsCannotHoldIsRefusedInsteadOfLost() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> write(study("(x)", "y"), PageTabFormat.TSV))
        .satisfies(e -> assertThat(e.finding().code()).isEqualTo("pagetab.not-in-rows"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> write(study("#x", "y"), PageTabFormat.XLSX))
        .satisfies(e -> assertThat(e.finding().pointer()).isEqualTo("/attributes/0"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> write(study("x", "y".repeat(32_768)), PageTabFormat.XLSX))
        .satisfies(e -> assertThat(e.finding().code()).isEqualTo("xlsx.cell-too-long"));
  }

  private static PageTabRead.Imported study(String name, String value) {
    String text =
        "{\"section\": {\"type\": \"Study\", \"attributes\": [{\"name\": \"%s\", \"value\":"
            + " \"%s\"}]}}";
    return imported(bytes(text.formatted(name, value)), PageTabFormat.JSON);
  }

  /** Our own reading of the JSON form, by its specification and without the code that is judged. */
  private static JsonNode facts(byte[] json) throws IOException {
    return Facts.of(MAPPER.readTree(json));
  }

  private static PageTabRead.Imported imported(byte[] bytes, PageTabFormat format) {
    PageTabRead read = PageTab.read(bytes, format);
    assertThat(read).as("%s", read.findings()).isInstanceOf(PageTabRead.Imported.class);
    return (PageTabRead.Imported) read;
  }

  private static byte[] write(PageTabRead.Imported read, PageTabFormat format) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    PageTab.write(read.submission(), format, target);
    return target.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
