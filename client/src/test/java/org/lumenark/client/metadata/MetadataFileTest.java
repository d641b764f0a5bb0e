package org.lumenark.client.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

class MetadataFileTest {

  private static final String TSV =
      """
      Submission\tS-TEST1
      Title\tChromosomes in division
      ReleaseDate\t2027-01-31
      AttachTo\tBioImages

      Study\tSECT-1
      Description\tHow they move
      Keywords\tmitosis
      Keywords\tchromosome
      License\tCC0
      Organism\tHomo sapiens
      (Term)\tNCBITaxon:9606
      Funding\tNone

      Author\t\tSECT-1
      Name\tA. Author
      E-mail\ta@example.org
      <affiliation>\torg1

      Organisation[SECT-1]\tName
      org1\tInstitute of Cells

      Image acquisition[SECT-1]\tTitle\tImaging method
      ia1\tConfocal\tconfocal microscopy

      Odd section\tX1\tSECT-1
      Colour\tgreen
      """;

  @TempDir Path folder;

  @Test
  void pageTabTextIsMappedAndUnknownPartsAreKept() throws IOException {
    ObjectNode document = read("study.tsv", TSV);

    assertThat(StudyDocument.of(document, null).path("template").asText()).isEqualTo("minimal");
    assertThat(document.path("title").asText()).isEqualTo("Chromosomes in division");
    assertThat(document.path("description").asText()).isEqualTo("How they move");
    assertThat(document.path("releaseDate").asText()).isEqualTo("2027-01-31");
    assertThat(document.path("licence").asText()).isEqualTo("CC0-1.0");
    assertThat(document.path("keywords"))
        .extracting(JsonNode::asText)
        .containsExactly("mitosis", "chromosome");
    assertThat(document.path("organisms"))
        .extracting(JsonNode::asText)
        .containsExactly("Homo sapiens");
    JsonNode author = document.path("authors").path(0);
    assertThat(author.path("name").asText()).isEqualTo("A. Author");
    assertThat(author.path("email").asText()).isEqualTo("a@example.org");
    assertThat(author.path("organisation").asText()).isEqualTo("Institute of Cells");
    assertThat(document.at("/imageAcquisitions/0/imagingMethod").asText())
        .isEqualTo("confocal microscopy");
    assertThat(document.path("attributes"))
        .extracting(a -> a.path("name").asText())
        .containsExactly("Funding");
    assertThat(document.path("collection").asText()).isEqualTo("BioImages");
    assertThat(document.at("/sections/0/type").asText()).isEqualTo("Odd section");
    assertThat(document.at("/sections/0/attributes/0/value").asText()).isEqualTo("green");
  }

  @Test
  void quotedCellsMayHoldTabsLineEndsAndQuotes() throws IOException {
    ObjectNode document =
        read(
            "a.tsv",
            """
            Submission\tS-1
            Title\t"A ""long""
            title"

            Study\tA
            Description\t"never closed
            Keywords\ta\n
            Author\tB\tA
            Name\tx
            """);
    assertThat(document.path("title").asText()).isEqualTo("A \"long\"\ntitle");
    assertThat(document.path("description").asText()).isEqualTo("\"never closed");
    assertThat(document.at("/keywords/0").asText()).isEqualTo("a");
    assertThat(document.at("/authors/0/name").asText()).isEqualTo("x");
  }

  @Test
  void pageTabJsonIsToldFromAStudyDocumentByItsSection() throws IOException {
    ObjectNode pageTab =
        read(
            "a.json",
            """
            {"type": "submission", "section": {"type": "Study", "attributes": [
              {"name": "Title", "value": "From PageTab"}],
              "subsections": [[{"type": "Author", "attributes": [
                {"name": "Name", "value": "In a table"}]}]]}}
            """);
    assertThat(pageTab.path("title").asText()).isEqualTo("From PageTab");
    assertThat(pageTab.at("/authors/0/name").asText()).isEqualTo("In a table");

    ObjectNode own = read("b.json", "{\"title\": \"Own\", \"anything\": {\"else\": 1}}");
    assertThat(own.at("/anything/else").asInt()).isEqualTo(1);
  }

  @Test
  void yamlIsAStudyDocument() throws IOException {
    ObjectNode document = read("a.yaml", "title: Cells\nkeywords: [a, b]\n");
    assertThat(document.path("title").asText()).isEqualTo("Cells");
    assertThat(document.path("keywords")).hasSize(2);
  }

  @Test
  void theTitleOfTheCommandLineWins() throws IOException {
    ObjectNode document = StudyDocument.of(read("a.yaml", "title: Cells\n"), "Better");
    assertThat(document.path("title").asText()).isEqualTo("Better");
    assertThat(document.path("template").asText()).isEqualTo("minimal");
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> StudyDocument.of(null, null))
        .satisfies(e -> assertThat(e.exit()).isEqualTo(ExitCode.USAGE));
  }

  @ParameterizedTest
  @CsvSource({
    "a.xml, xml.syntax",
    "a.xlsx, xlsx.unreadable",
    "a.docx, metadata.form-unknown",
    "a.json, metadata.syntax",
    "a.yaml, metadata.not-an-object",
  })
  void whatCannotBeReadHasACode(String name, String code) {
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> read(name, name.endsWith("json") ? "{\"title\": " : "plain text"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.exit()).isEqualTo(ExitCode.BAD_DATA));
  }

  @Test
  void aParentThatIsNotThereIsNamedWithItsRow() {
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(
            () -> read("a.tsv", "Submission\tS-1\n\nStudy\tA\n\nAuthor\tB\tNOWHERE\nName\tx\n"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("pagetab.parent-unknown"))
        .satisfies(e -> assertThat(e.place().orElse("")).endsWith("row 5"));
  }

  @Test
  void aBombOfAliasesEndsInBoundedTime() {
    StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c < 'j'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append((before + ",").repeat(8)).append(before).append("]\n");
    }
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> StudyDocument.of(read("a.yaml", bomb.toString()), null));
  }

  private ObjectNode read(String name, String content) throws IOException {
    return MetadataFile.read(Files.writeString(folder.resolve(name), content)).document();
  }
}
