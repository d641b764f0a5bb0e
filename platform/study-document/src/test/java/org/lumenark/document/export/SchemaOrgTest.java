package org.lumenark.document.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaOrgTest {

  private static JsonNode json(StudyFacts facts) throws IOException {
    return new ObjectMapper().readTree(StudyExport.SCHEMA_ORG.write(facts, List.of()));
  }

  @Test
  void aDatasetSaysWhatSearchEnginesAndBioschemasAskFor() throws IOException {
    JsonNode dataset = json(Samples.full());
    for (String member :
        List.of("name", "description", "identifier", "keywords", "license", "url", "creator")) {
      assertThat(dataset.has(member)).as(member).isTrue();
    }
    assertThat(dataset.path("@type").asText()).isEqualTo("Dataset");
    assertThat(dataset.at("/creator/0/affiliation/0/identifier").asText())
        .isEqualTo("https://ror.org/02catss52");
    assertThat(dataset.at("/about/0/@id").asText())
        .isEqualTo("http://purl.obolibrary.org/obo/NCBITaxon_9606");
    assertThat(dataset.at("/measurementTechnique/0/termCode").asText()).isEqualTo("FBbi:00000251");
    assertThat(dataset.at("/citation/0/identifier").asText())
        .isEqualTo("https://doi.org/10.1000/cells.1");
    assertThat(dataset.at("/distribution"))
        .extracting(one -> one.path("contentUrl").asText())
        .containsExactly(
            "https://archive.example/api/v1/studies/S-LMK12/archive.zip",
            "https://archive.example/api/v1/studies/S-LMK12/files.csv");
    assertThat(dataset.toString()).doesNotContain("meer.example");
  }

  @Test
  void theProfileOfBioschemasIsNamedOnlyWhereItIsMet() throws IOException {
    String conformsTo = "http://purl.org/dc/terms/conformsTo";
    assertThat(json(Samples.full()).path(conformsTo).path("@id").asText())
        .isEqualTo("https://bioschemas.org/profiles/Dataset/1.0-RELEASE");
    assertThat(json(Samples.bare()).has(conformsTo)).isFalse();
  }

  @Test
  void theAddressOfADoiHoldsOnlyWhatAddressesMayHold() throws IOException {
    JsonNode dataset =
        json(
            Samples.of(
                "Cells",
                """
                {"publications": [{"title": "Old", "doi": "10.1002/(SICI)1097(1998)18:1<1::AID-A>3.0.CO;2-#é"}]}
                """));
    assertThat(dataset.at("/citation/0/@id").asText())
        .isEqualTo("https://doi.org/10.1002/(SICI)1097(1998)18:1%3C1::AID-A%3E3.0.CO;2-%23%C3%A9");
  }

  @Test
  void aGrantHasAName() throws IOException {
    assertThat(json(Samples.full()).at("/funding/0/name").asText())
        .isEqualTo("Fund for Light, L-1");
  }

  @Test
  void aPrivateStudyHasNoDateOfPublication() throws IOException {
    assertThat(json(Samples.bare()).has("datePublished")).isFalse();
    assertThat(json(Samples.bare()).has("creator")).isFalse();
  }
}
