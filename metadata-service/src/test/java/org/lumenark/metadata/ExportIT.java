package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class ExportIT {

  private static final String OPEN = "S-LMK95";
  private static final String HIDDEN = "S-LMK96";
  private static final Instant BEFORE = Instant.now().minusSeconds(1);

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final List<EventEnvelope<?>> events = new ArrayList<>();
  private TestStudy open = study(OPEN);

  private static TestStudy study(String accession) {
    return new TestStudy(
        accession, TestStudy.DEPOSITOR, TestStudy.paths(3, i -> "cells %d.tif".formatted(i)));
  }

  @BeforeEach
  void depositTwoStudiesAndReleaseOne() {
    TestCatalogue.reset();
    open = study(OPEN);
    TestStudy hidden = study(HIDDEN);
    tell(
        open.submitted("Open cells"),
        open.sealed(originals),
        open.verified(derived, 0, 0, 3, -1),
        open.released(BEFORE),
        hidden.submitted("Hidden cells"),
        hidden.sealed(originals),
        hidden.verified(derived, 0, 0, 3, -1));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/json",
    "pagetab.json, application/json",
    "pagetab.tsv, text/tab-separated-values;charset=UTF-8",
    "pagetab.xml, application/xml",
    "jsonld, application/ld+json",
    "datacite.json, application/vnd.datacite.datacite+json",
    "datacite.xml, application/vnd.datacite.datacite+xml",
    "ro-crate.json, application/ld+json",
    "croissant.json, application/ld+json",
    "bib, application/x-bibtex;charset=UTF-8",
    "csl.json, application/vnd.citationstyles.csl+json"
  })
  void a_public_study_can_be_had_in_each_form_and_a_private_one_in_none(
      String suffix, String mediaType) {
    Response answer = given().get("/api/v1/studies/" + OPEN + "." + suffix);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(mediaType);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.body().asString()).contains("Open cells", OPEN);
    assertThat(
            given()
                .header("If-None-Match", answer.header("ETag"))
                .get("/api/v1/studies/" + OPEN + "." + suffix)
                .statusCode())
        .isEqualTo(304);

    Response stranger = given().get("/api/v1/studies/" + HIDDEN + "." + suffix);
    Response unknown = given().get("/api/v1/studies/S-LMK999." + suffix);
    assertThat(stranger.statusCode()).isEqualTo(404);
    ObjectNode first = stranger.as(ObjectNode.class);
    ObjectNode second = unknown.as(ObjectNode.class);
    first.remove("instance");
    second.remove("instance");
    assertThat(first).isEqualTo(second);
  }

  @Test
  void a_crate_names_the_files_with_their_digests() {
    JsonNode crate =
        given().get("/api/v1/studies/" + OPEN + ".ro-crate.json").body().as(JsonNode.class);
    List<String> files = new ArrayList<>();
    for (JsonNode entity : crate.path("@graph")) {
      if (entity.path("@type").asText().equals("File")) {
        files.add(entity.path("name").asText());
        assertThat(entity.path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(entity.path("@id").asText())
            .endsWith("/files/" + OPEN + "/cells%20" + files.getLast().charAt(6) + ".tif");
      }
    }
    assertThat(files).containsExactly("cells 0.tif", "cells 1.tif", "cells 2.tif");
  }

  @Test
  void of_more_files_than_can_be_named_all_are_told_by_a_table_and_an_archive() {
    TestStudy large =
        new TestStudy(
            "S-LMK97",
            TestStudy.DEPOSITOR,
            TestStudy.paths(
                10_001, i -> i % 100 == 0 ? "notes %d.txt".formatted(i) : i + ".well.TIF"));
    tell(
        large.submitted("Many cells"),
        large.sealed(originals),
        large.verified(derived, 0, 0, 10_001, -1),
        large.released(BEFORE));
    String study = "/api/v1/studies/S-LMK97";

    JsonNode croissant = given().get(study + ".croissant.json").body().as(JsonNode.class);
    assertThat(croissant.path("distribution"))
        .extracting(one -> one.path("contentUrl").asText() + one.path("includes").asText())
        .containsExactly(
            "http://localhost:8080" + study + "/files.csv",
            "http://localhost:8080" + study + "/archive.zip",
            "*.TIF",
            "*.txt");
    JsonNode crate = given().get(study + ".ro-crate.json").body().as(JsonNode.class);
    assertThat(crate.path("@graph"))
        .filteredOn(entity -> entity.path("@type").asText().equals("File"))
        .extracting(entity -> entity.path("encodingFormat").asText())
        .containsExactly("text/csv", "application/zip");

    List<String> lines = given().get(study + "/files.csv").body().asString().lines().toList();
    assertThat(lines).hasSize(10_002);
    assertThat(lines.getFirst().split(","))
        .containsExactlyElementsOf(croissant.at("/recordSet/0/field").findValuesAsText("column"));
    assertThat(lines.get(1)).startsWith("1.well.TIF,");
    assertThat(lines.getLast())
        .as("the last in the order of paths")
        .startsWith("notes 9900.txt,")
        .contains(",http://localhost:8080/files/S-LMK97/notes%209900.txt,text,");
  }

  @Test
  void a_form_that_there_is_not_is_not_found() {
    assertThat(given().get("/api/v1/studies/" + OPEN + ".docx").statusCode()).isEqualTo(404);
    assertThat(given().get("/api/v1/studies/" + OPEN + ".").statusCode()).isEqualTo(404);
  }

  @Test
  void of_a_withdrawn_study_nothing_can_be_had() {
    tell(open.withdrawn("wrong cells"));
    Response answer = given().get("/api/v1/studies/" + OPEN + ".bib");
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body().asString()).doesNotContain("Open cells");
  }

  private void tell(EventEnvelope<?>... more) {
    events.addAll(List.of(more));
    log.send(List.of(more));
    TestCatalogue.awaitEvents(events.size());
  }
}
