package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** Searches for studies and images become lists of all files of what they found. */
@QuarkusTest
@WithTestResource(SearchAnswers.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class FrozenThingsIT {

  private static final String MANIFESTS = "/api/v1/manifests";
  private static final Instant RELEASED = Instant.parse("2026-04-04T00:00:00Z");
  private static final UUID ONE = new UUID(0x1234567812345678L, 0x8000000000000001L);
  private static final UUID OTHER = new UUID(0x1234567812345678L, 0x8000000000000002L);
  private static final UUID HIDDEN = new UUID(0x1234567812345678L, 0x8000000000000003L);

  @Inject @Originals ObjectStore originals;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();
  private final TestStudy newts = study("S-LMK94", 600);
  private final TestStudy mice = study("S-LMK95", 3);
  private final TestStudy hidden = study("S-LMK96", 3);

  private static TestStudy study(String accession, int files) {
    return new TestStudy(
        accession, TestStudy.DEPOSITOR, TestStudy.paths(files, "%04d.tif"::formatted));
  }

  @BeforeEach
  void publishTwoStudiesAndKeepOneBack() {
    TestCatalogue.reset();
    List<EventEnvelope<?>> events = new ArrayList<>();
    events.add(newts.submitted("Newts"));
    events.add(newts.sealed(originals));
    events.add(newts.converted(newts.facts(ONE, 1, 2, 511, 512), ONE, UUID.randomUUID()));
    events.add(newts.converted(newts.facts(OTHER, 2, 5), OTHER, UUID.randomUUID()));
    events.add(newts.released(RELEASED));
    events.add(mice.submitted("Mice"));
    events.add(mice.sealed(originals));
    events.add(mice.released(RELEASED));
    events.add(hidden.submitted("Hidden"));
    events.add(hidden.sealed(originals));
    events.add(hidden.converted(hidden.facts(HIDDEN, 1, 1), HIDDEN, UUID.randomUUID()));
    log.send(events);
    TestCatalogue.awaitEvents(events.size());
    SearchAnswers.FOUND.clear();
    SearchAnswers.FOUND.put("studies animals", List.of("S-LMK94", "S-LMK95"));
    SearchAnswers.FOUND.put("images newt", List.of(ONE.toString(), OTHER.toString()));
    // As a search index that is behind: what it finds is not public here any more.
    SearchAnswers.FOUND.put("studies behind", List.of("S-LMK95", "S-LMK96", "S-LMK999"));
    SearchAnswers.FOUND.put("images behind", List.of(ONE.toString(), HIDDEN.toString()));
    SearchAnswers.FOUND.put("images hidden", List.of(HIDDEN.toString()));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void all_files_of_found_studies_and_the_original_files_of_found_images_are_frozen() {
    JsonPath studies = freeze(201, "Animals", "studies", "animals");
    assertThat(studies.getLong("files")).isEqualTo(603);
    assertThat(studies.getString("state")).isEqualTo("frozen");
    assertThat(studies.getString("asked.in")).isEqualTo("studies");
    assertThat(studies.getString("asked.q")).isEqualTo("animals");
    assertThat(studies.<String>getList("studies.accession")).containsExactly("S-LMK94", "S-LMK95");

    JsonPath images = freeze(201, "Newts", "images", "newt");
    assertThat(paths(images)).containsExactly("0002.tif", "0005.tif", "0511.tif", "0512.tif");
    assertThat(images.getString("asked.in")).isEqualTo("images");
    assertThat(given().get(MANIFESTS + "/" + images.getString("id") + ".ro-crate.json").asString())
        .contains("all of the images that a search found: newt");

    preview("images", "newt").body("files", equalTo(4)).body("studies", equalTo(1));
    preview("studies", "animals").body("files", equalTo(603)).body("bytes", equalTo(6_030));
  }

  @Test
  void what_is_not_public_in_the_catalogue_is_not_frozen_whatever_the_index_says() {
    assertThat(freeze(201, "x", "studies", "behind").<String>getList("studies.accession"))
        .containsExactly("S-LMK95");
    assertThat(paths(freeze(201, "x", "images", "behind")))
        .containsExactly("0002.tif", "0511.tif", "0512.tif");
    refused(422, "x", "images", "hidden").body("code", equalTo("manifest.empty"));
    assertThat(TestCatalogue.count("frozen_manifest")).isEqualTo(2);
  }

  @Test
  void the_same_search_is_the_same_list_until_it_finds_something_else_also_at_the_same_time()
      throws Exception {
    List<String> ids = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> frozen = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String user = i % 2 == 0 ? "depositor" : "depositor2";
        frozen.add(
            many.submit(() ->
                as(user)
                    .body(request("Newts", "images", "newt"))
                    .post(MANIFESTS)
                    .jsonPath()
                    .getString("id")));
      }
      for (Future<String> each : frozen) {
        ids.add(each.get());
      }
    }
    assertThat(ids).doesNotContainNull().containsOnly(ids.getFirst());
    assertThat(TestCatalogue.count("frozen_manifest")).isEqualTo(1);

    SearchAnswers.FOUND.put("images newt", List.of(OTHER.toString()));
    JsonPath later = freeze(201, "Newts", "images", "newt");
    assertThat(later.getString("id")).isNotEqualTo(ids.getFirst());
    assertThat(paths(later)).containsExactly("0005.tif");
    SearchAnswers.FOUND.put("studies newt", List.of("S-LMK94"));
    assertThat(freeze(201, "Newts", "studies", "newt").getString("id"))
        .isNotIn(later.getString("id"), ids.getFirst());
  }

  @Test
  void what_cannot_be_frozen_is_told_with_its_place_and_keeps_nothing() {
    refused(422, "x", "studies", "nowhere")
        .body("code", equalTo("manifest.empty"))
        .body("errors[0].pointer", equalTo("/q"));
    refused(422, "x", "studies", "everything").body("code", equalTo("manifest.too-large"));
    refused(400, "x", "images", "(")
        .body("code", equalTo("query.syntax"))
        .body("errors[0].position", equalTo(1));
    refused(503, "x", "images", "broken");
    refused(422, "x", "plates", "newt").body("errors[0].pointer", equalTo("/in"));
    for (String beside :
        List.of("\"studies\": [{\"accession\": \"S-LMK94\"}]", "\"filter\": [\"a:b\"]")) {
      as("depositor")
          .body("{\"title\": \"x\", \"in\": \"images\", \"q\": \"newt\", " + beside + "}")
          .post(MANIFESTS)
          .then()
          .statusCode(422)
          .body("detail", containsString("taken whole"));
    }
    as("depositor")
        .body("{\"title\": \"x\", \"in\": \"studies\"}")
        .post(MANIFESTS)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/q"));
    given()
        .contentType("application/json")
        .body(request("x", "images", "newt"))
        .post(MANIFESTS)
        .then()
        .statusCode(401);
    as("depositor")
        .body("{\"title\": \"Files\", \"in\": \"files\", \"q\": \"accession:S-LMK95\"}")
        .post(MANIFESTS)
        .then()
        .statusCode(201)
        .body("asked.in", nullValue());
    assertThat(TestCatalogue.count("frozen_manifest")).isEqualTo(1);
  }

  private static String request(String title, String in, String q) {
    return "{\"title\": \"%s\", \"in\": \"%s\", \"q\": \"%s\"}".formatted(title, in, q);
  }

  private JsonPath freeze(int status, String title, String in, String q) {
    return refused(status, title, in, q).extract().jsonPath();
  }

  private io.restassured.response.ValidatableResponse refused(
      int status, String title, String in, String q) {
    return as("depositor").body(request(title, in, q)).post(MANIFESTS).then().statusCode(status);
  }

  private io.restassured.response.ValidatableResponse preview(String in, String q) {
    return as("depositor2")
        .body("{\"in\": \"%s\", \"q\": \"%s\"}".formatted(in, q))
        .post(MANIFESTS + "/preview")
        .then()
        .statusCode(200);
  }

  private static List<String> paths(JsonPath manifest) {
    return given()
        .get(MANIFESTS + "/" + manifest.getString("id"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.path");
  }

  private RequestSpecification as(String user) {
    return given().auth().oauth2(tokens.user(user)).contentType("application/json");
  }
}
