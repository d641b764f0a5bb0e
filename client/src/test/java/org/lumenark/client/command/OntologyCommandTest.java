package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OntologyCommandTest {

  private static final String OBO =
      """
      format-version: 1.4

      [Term]
      id: FBbi:1
      name: light microscopy

      [Term]
      id: FBbi:2
      name: confocal microscopy

      [Term]
      id: GO:1
      name: imported
      """;

  private static final String LOADED =
      "{\"name\":\"FBbi\",\"version\":\"2026\",\"terms\":3,\"obsolete\":1}";

  @TempDir Path home;
  private ArchiveFixture archive;

  @BeforeEach
  void start() throws IOException {
    archive = ArchiveFixture.withLogin(home);
    archive.receives("PUT /api/v1/ontologies/FBbi", LOADED);
    archive.receives("PUT /api/v1/ontologies/Mine", LOADED);
    archive.on("DELETE /api/v1/ontologies/FBbi", 204, "");
    archive.on(
        "GET /api/v1/ontologies",
        "{\"items\":[{\"name\":\"FBbi\",\"version\":\"2026\",\"terms\":3}],\"next\":null}");
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, archive.url(), arguments);
  }

  private String file(String content) throws IOException {
    return Files.writeString(home.resolve("terms.obo"), content).toString();
  }

  @Test
  void aFileIsSentWholeUnderThePrefixOfMostOfItsIds() throws IOException {
    CommandLineRun run = run("ontology", "load", file(OBO), "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("version").asText()).isEqualTo("2026");
    assertThat(archive.received()).isEqualTo(OBO);
    assertThat(archive.requests()).contains("PUT /api/v1/ontologies/FBbi");
    assertThat(run("ontology", "load", file(OBO), "--name", "Mine").exit()).isZero();
    assertThat(archive.requests()).contains("PUT /api/v1/ontologies/Mine");
  }

  @Test
  void aFileThatIsNoOntologyIsRefusedBeforeItIsSentWithItsLine() throws IOException {
    CommandLineRun run = run("ontology", "load", file(OBO + "prose\n"), "--json");

    assertThat(run.exit()).isEqualTo(65);
    assertThat(run.errorCode()).isEqualTo("obo.line");
    assertThat(run.json().at("/error/place").asText()).endsWith("terms.obo line 14");
    assertThat(archive.requests()).noneMatch(request -> request.startsWith("PUT"));
    assertThat(run("ontology", "load", home.resolve("absent").toString()).exit()).isEqualTo(66);
    assertThat(run("ontology").exit()).isEqualTo(64);
  }

  @Test
  void whatIsLoadedIsListedAndRemoved() {
    assertThat(run("ontology", "list").out()).contains("FBbi  2026  3 terms");
    assertThat(run("ontology", "list", "--json").json().at("/items/0/name").asText())
        .isEqualTo("FBbi");
    assertThat(run("ontology", "remove", "FBbi").exit()).isZero();
    assertThat(run("ontology", "remove", "None").exit()).isEqualTo(66);
  }
}
