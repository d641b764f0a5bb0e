package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.CorrectedValue;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.platform.security.ReviewerToken;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** Of values it is told where they come from. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class ProvenanceIT {

  private static final String STUDY = "/api/v1/studies/S-LMK98";
  private static final Instant RELEASED = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant CORRECTED = Instant.parse("2026-05-01T00:00:00Z");
  private static final UUID IMAGE = new UUID(0x1234567812345678L, 0x8000000000000001L);
  private static final UUID DIRECTIVE = new UUID(0x1234567812347678L, 0x8000000000000009L);
  private static final String DEPOSITED =
      "{\"title\": \"Cells\", \"organisms\": [\"Human\", \"Mouse\"], \"keywords\": [\"a\"]}";
  private static final String MENDED =
      "{\"title\": \"Cells\", \"organisms\": [\"Homo sapiens\", \"Mouse\"], \"keywords\": [\"a\"]}";

  @Inject @Originals ObjectStore originals;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();
  private TestStudy study = study();

  private static TestStudy study() {
    return new TestStudy("S-LMK98", TestStudy.DEPOSITOR, List.of("plate1/A1.tif"))
        .withComponents(file -> "[\"All\"]")
        .withTable(
            "screen", List.of("Files", "Gene Symbol"), List.of(List.of("plate1/A1.tif", "PLK1")));
  }

  private static CorrectedValue correction(String pointer, String was, String value) {
    return new CorrectedValue(
        pointer, TextNode.valueOf(was), TextNode.valueOf(value), DIRECTIVE, CORRECTED);
  }

  @BeforeEach
  void reset() {
    TestCatalogue.reset();
    study = study().withDocument(DEPOSITED);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void send(EventEnvelope<?>... events) {
    log.send(events);
    TestCatalogue.awaitEvents(events.length);
  }

  @Test
  void a_value_of_a_study_was_submitted_with_a_version_or_corrected_by_curators() {
    send(
        study.submitted("Cells"),
        study.sealed(originals),
        study.released(RELEASED),
        study.corrected(
            MENDED,
            correction("/organisms/0", "Human", "Homo sapiens"),
            correction("/organisms/1", "Mice", "Mus musculus")));

    given()
        .get(STUDY + "/provenance")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("values.'/title'.source", equalTo("submitted"))
        .body("values.'/title'.by", equalTo("depositor"))
        .body("values.'/title'.version", equalTo(1))
        .body("values.'/title'.at", equalTo("2026-01-02T03:04:05Z"))
        .body("values.'/organisms/0'.source", equalTo("corrected"))
        .body("values.'/organisms/0'.by", equalTo("curator"))
        .body("values.'/organisms/0'.was", equalTo("Human"))
        .body("values.'/organisms/0'.at", equalTo("2026-05-01T00:00:00Z"))
        .body("values.'/organisms/0'.directive", equalTo(DIRECTIVE.toString()))
        .body("values.'/organisms/1'", nullValue());
    String tag = given().get(STUDY + "/provenance").header("ETag");
    given().header("If-None-Match", tag).get(STUDY + "/provenance").then().statusCode(304);
  }

  @Test
  void a_value_that_a_version_only_repeats_was_submitted_with_the_one_that_said_it_first() {
    TestStudy second =
        study
            .next(List.of("plate1/A1.tif"))
            .withDocument(
                "{\"title\": \"Cells\", \"organisms\": [\"Human\"], \"keywords\": [\"a\"]}");
    send(
        study.submitted("Cells"),
        study.sealed(originals),
        study.released(RELEASED),
        study.completedWell(),
        second.submitted("Cells"),
        second.sealed(originals),
        second.completedWell());

    JsonPath told = given().get(STUDY + "/provenance").then().extract().jsonPath();
    assertThat(told.getInt("version")).isEqualTo(2);
    assertThat(told.getInt("values.'/title'.version")).isEqualTo(1);
    assertThat(told.getInt("values.'/keywords'.version")).isEqualTo(1);
    assertThat(told.getInt("values.'/organisms'.version")).isEqualTo(2);
    assertThat(given().get(STUDY + "/provenance?version=1").jsonPath().getInt("version"))
        .isEqualTo(1);
  }

  @Test
  void what_files_and_tables_say_of_an_image_has_their_names() {
    send(
        study.submitted("Cells"),
        study.sealed(originals),
        study.released(RELEASED),
        study.converted(study.facts(IMAGE, 1, 0), IMAGE, UUID.randomUUID()));

    given()
        .get("/api/v1/images/" + IMAGE + "/provenance")
        .then()
        .statusCode(200)
        .body("accession", equalTo("S-LMK98"))
        .body("values.'/physicalSizes/x'.source", equalTo("harvested"))
        .body("values.'/physicalSizes/x'.file", equalTo("plate1/A1.tif"))
        .body("values.'/physicalSizes/x'.reader", equalTo("tiff"))
        .body("values.'/physicalSizes/z'", nullValue())
        .body("values.'/channels/0'.source", equalTo("harvested"))
        .body("values.'/annotations'.source", equalTo("annotation-table"))
        .body("values.'/annotations'.tables", contains("screen"))
        .body("values.'/components'.tables", contains("All"));
  }

  @Test
  void provenance_is_told_to_those_who_may_see_the_study_and_not_behind_reviewer_links() {
    send(
        study.submitted("Cells"),
        study.sealed(originals),
        study.converted(study.facts(IMAGE, 1, 0), IMAGE, UUID.randomUUID()));

    for (String path : List.of(STUDY + "/provenance", "/api/v1/images/" + IMAGE + "/provenance")) {
      given().get(path).then().statusCode(404);
      given().auth().oauth2(tokens.user("depositor2")).get(path).then().statusCode(404);
      given()
          .header("Authorization", ReviewerToken.next().bearer())
          .get(path)
          .then()
          .statusCode(404);
      assertThat(given().auth().oauth2(tokens.user("depositor")).get(path).header("Cache-Control"))
          .contains("private");
    }
  }
}
