package org.lumenark.document.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoCrateTest {

  private static final String ROOT = "https://archive.example/studies/S-LMK12";

  private static Map<String, JsonNode> graph(StudyFacts facts, List<ExportedFile> files)
      throws IOException {
    JsonNode crate = new ObjectMapper().readTree(StudyExport.RO_CRATE.write(facts, files));
    assertThat(crate.path("@context").asText()).isEqualTo("https://w3id.org/ro/crate/1.2/context");
    Map<String, JsonNode> entities = new HashMap<>();
    for (JsonNode entity : crate.path("@graph")) {
      assertThat(entities.put(entity.path("@id").asText(), entity)).as("one of each").isNull();
      assertThat(entity.path("@type").asText()).as(entity.toString()).isNotEmpty();
    }
    return entities;
  }

  @Test
  void everyObjectStandsInTheGraphAndIsReferredTo() throws IOException {
    Map<String, JsonNode> graph = graph(Samples.full(), Samples.files());
    List<String> referred = new ArrayList<>();
    for (JsonNode entity : graph.values()) {
      for (JsonNode member : entity) {
        for (JsonNode value : member.isArray() ? member : List.of(member)) {
          if (value.isObject()) {
            assertThat(value.properties()).as(entity.toString()).hasSize(1);
            referred.add(value.path("@id").asText());
          }
        }
      }
    }
    referred.remove("https://w3id.org/ro/crate/1.2");
    assertThat(graph).containsKeys(referred.toArray(String[]::new));
    assertThat(referred).contains(ROOT, "https://orcid.org/0000-0002-1825-0097");
  }

  @Test
  void theRootIsTheStudyAndHasItsFiles() throws IOException {
    Map<String, JsonNode> graph = graph(Samples.full(), Samples.files());
    assertThat(graph.get("ro-crate-metadata.json").at("/about/@id").asText()).isEqualTo(ROOT);
    JsonNode root = graph.get(ROOT);
    assertThat(root.at("/license/@id").asText())
        .isEqualTo("https://creativecommons.org/publicdomain/zero/1.0/");
    assertThat(root.at("/datePublished").asText()).isEqualTo("2026-03-05T23:59:59Z");
    assertThat(root.path("hasPart")).hasSize(2);
    assertThat(root.path("citation")).hasSize(1);
    assertThat(root.at("/citation/0/@id").asText()).isEqualTo("https://doi.org/10.1000/cells.1");
    JsonNode file = graph.get("https://archive.example/files/S-LMK12/a%20b/%C3%A9.tif");
    assertThat(file.path("name").asText()).isEqualTo("a b/é.tif");
    assertThat(file.path("contentSize").asText()).isEqualTo("2999999999");
    assertThat(file.path("sha256").asText()).isEqualTo("ab".repeat(32));
  }

  @Test
  void aStudyOfTooManyFilesHasTheirList() throws IOException {
    Map<String, JsonNode> graph = graph(Samples.bare(), List.of());
    assertThat(graph.get(ROOT).at("/hasPart/0/@id").asText())
        .isEqualTo("https://archive.example/api/v1/studies/S-LMK12/files.csv");
    assertThat(graph.get(ROOT).at("/hasPart/1/@id").asText())
        .isEqualTo("https://archive.example/api/v1/studies/S-LMK12/archive.zip");
    assertThat(graph.get("#licence").path("name").asText()).isEqualTo("No licence");
  }
}
