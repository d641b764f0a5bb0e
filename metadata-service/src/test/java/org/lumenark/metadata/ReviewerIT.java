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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.ReviewerLink;
import org.lumenark.platform.security.ReviewerToken;
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
class ReviewerIT {

  private static final String REVIEWED = "S-LMK91";
  private static final String OPEN = "S-LMK92";
  private static final UUID IMAGE = UUID.fromString("5f8f0f0e-2222-5222-8333-444455556666");
  private static final UUID OPEN_IMAGE = UUID.fromString("5f8f0f0e-3333-5222-8333-444455556666");
  private static final UUID FILESET = UUID.fromString("6f8f0f0e-2222-5222-8333-444455556666");
  private static final Instant LATER = Instant.now().plusSeconds(3_600);
  private static final Instant BEFORE = Instant.now().minusSeconds(1);

  private static final List<String> ROUTES =
      List.of(
          "/api/v1/studies/" + REVIEWED,
          "/api/v1/studies/" + REVIEWED + "/files",
          "/api/v1/studies/" + REVIEWED + "/images",
          "/api/v1/images/" + IMAGE,
          "/internal/images/" + IMAGE,
          "/internal/filesets/" + FILESET,
          "/internal/files/" + REVIEWED + "?path=cells%200.tif");

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final ReviewerToken token = ReviewerToken.next();
  private final ReviewerToken withOriginals = ReviewerToken.next();
  private final List<EventEnvelope<?>> events = new ArrayList<>();
  private TestStudy study = study(REVIEWED);
  private JsonNode metadata = study.metadata("Cells");

  private static TestStudy study(String accession) {
    return new TestStudy(
            accession, TestStudy.DEPOSITOR, TestStudy.paths(3, i -> "cells %d.tif".formatted(i)))
        .withAttributes(file ->
            "{\"Gene\":\"PLK1\",\"Experimenter\":\"Ada Example\",\"Remark\":\"ask"
                + " ada@lab.example\"}")
        .withComponents(file -> "[\"Cells of ada@lab.example\"]");
  }

  @BeforeEach
  void depositTwoStudiesAndReleaseOne() {
    TestCatalogue.reset();
    study = study(REVIEWED);
    metadata = study.metadata("Cells of ada@lab.example");
    ((ObjectNode) metadata).put("acknowledgements", "We thank Ada Example");
    TestStudy open = study(OPEN);
    tell(
        study.submitted("Cells"),
        study.sealed(originals),
        study.verified(derived, 0, 0, 3, -1),
        study.converted(study.facts(IMAGE, 1, 0), FILESET, UUID.randomUUID()),
        study.reviewedBy(metadata, link(token, LATER, false), link(withOriginals, LATER, true)),
        open.submitted("Open cells"),
        open.sealed(originals),
        open.verified(derived, 0, 0, 3, -1),
        open.converted(open.facts(OPEN_IMAGE, 1, 0), UUID.randomUUID(), UUID.randomUUID()),
        open.released(BEFORE));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void a_reviewer_reads_the_private_study_without_its_people_and_its_links_lead_back() {
    JsonNode seen = get(token, "/api/v1/studies/" + REVIEWED).as(JsonNode.class);

    assertThat(seen.path("accession").asText()).isEqualTo(REVIEWED);
    assertThat(seen.path("title").asText()).isEqualTo("Cells of …");
    assertThat(seen.path("description").asText()).isEqualTo("Cells that divide");
    assertThat(seen.at("/metadata/biosamples/0/organism/label").asText()).isEqualTo("Homo sapiens");
    assertThat(seen.has("authors")).isFalse();
    assertThat(seen.toString()).doesNotContain("Ada Example", "lab.example", "A. Depositor");
    String door = "/t/" + token.value() + "/api/v1/";
    assertThat(seen.path("url").asText()).endsWith(door + "studies/" + REVIEWED);
    assertThat(seen.at("/images/0/zarr").asText()).endsWith(door + "images/" + IMAGE + ".ome.zarr");
    assertThat(get(token, "/api/v1/studies/" + REVIEWED).header("Cache-Control"))
        .isEqualTo("private, no-store");
    JsonNode place = get(token, "/internal/images/" + IMAGE).as(JsonNode.class);
    assertThat(place.path("public").asBoolean(true)).isFalse();
  }

  @Test
  void what_file_lists_say_of_people_is_neither_shown_nor_found() {
    String files = "/api/v1/studies/" + REVIEWED + "/files";

    JsonNode seen = get(token, files).as(JsonNode.class);
    assertThat(seen.at("/items/0/attributes").toString())
        .isEqualTo("{\"Gene\":\"PLK1\",\"Remark\":\"ask …\"}");
    assertThat(seen.at("/items/0/components").toString()).isEqualTo("[\"Cells of …\"]");
    assertThat(
            get(token, files + "?component=Cells%20of%20ada@lab.example")
                .as(JsonNode.class)
                .at("/items"))
        .as("a name that was guessed is not confirmed")
        .isEmpty();
    assertThat(get(token, files + "?filter=Gene:PLK1").as(JsonNode.class).at("/items")).hasSize(3);
    assertThat(
            get(token, files + "?filter=Experimenter:Ada%20Example")
                .as(JsonNode.class)
                .at("/items"))
        .isEmpty();
    assertThat(
            get(token, files + "?filter=Remark:ask%20ada@lab.example")
                .as(JsonNode.class)
                .at("/items"))
        .isEmpty();
    assertThat(
            given()
                .urlEncodingEnabled(false)
                .get("/api/v1/studies/" + OPEN + "/files?filter=Experimenter:Ada%20Example")
                .as(JsonNode.class)
                .at("/items"))
        .as("what is public is public")
        .hasSize(3);
  }

  @Test
  void files_as_they_were_deposited_open_only_if_the_link_says_so() {
    String file = "/internal/files/" + REVIEWED + "?path=cells%200.tif";
    String files = "/api/v1/studies/" + REVIEWED + "/files";

    String archive = "/internal/archives/" + REVIEWED;

    assertThat(get(token, file).statusCode()).isEqualTo(404);
    assertThat(get(token, archive).statusCode()).isEqualTo(404);
    JsonNode without = get(token, files).as(JsonNode.class);
    assertThat(without.at("/items/0/path").asText()).isEqualTo("cells 0.tif");
    assertThat(without.at("/items/0").has("href")).isFalse();

    assertThat(get(withOriginals, file).statusCode()).isEqualTo(200);
    assertThat(get(withOriginals, archive).as(JsonNode.class).path("public").asBoolean(true))
        .isFalse();
    assertThat(get(withOriginals, files).as(JsonNode.class).at("/items/0/href").asText())
        .endsWith("/t/" + withOriginals.value() + "/files/" + REVIEWED + "/cells%200.tif");
  }

  @Test
  void a_link_opens_no_other_study_not_even_one_that_is_open_to_everyone() {
    assertThat(given().get("/api/v1/studies/" + OPEN).statusCode()).isEqualTo(200);
    for (String route :
        List.of(
            "/api/v1/studies/" + OPEN,
            "/api/v1/studies/" + OPEN + "/files",
            "/api/v1/studies/" + OPEN + "/images",
            "/api/v1/images/" + OPEN_IMAGE,
            "/internal/images/" + OPEN_IMAGE,
            "/internal/files/" + OPEN + "?path=cells%200.tif")) {
      assertThat(get(withOriginals, route).statusCode()).as(route).isEqualTo(404);
    }
  }

  @Test
  void a_link_that_is_unknown_revoked_or_over_opens_nothing() {
    ReviewerToken over = ReviewerToken.next();
    ReviewerToken unknown = ReviewerToken.next();
    tell(study.reviewedBy(metadata, link(over, BEFORE, true), link(token, LATER, false)));

    for (String route : ROUTES) {
      Response nothing = get(unknown, route);
      assertThat(nothing.statusCode()).as(route).isEqualTo(404);
      for (ReviewerToken bad : List.of(over, withOriginals)) {
        assertThat(get(bad, route).statusCode()).as(route).isEqualTo(404);
        assertThat(get(bad, route).asString()).isEqualTo(nothing.asString());
      }
    }
    assertThat(get(token, ROUTES.getFirst()).statusCode()).isEqualTo(200);
  }

  @Test
  void older_news_of_links_that_comes_late_brings_no_revoked_one_back() {
    EventEnvelope<?> older = study.reviewedBy(metadata, link(withOriginals, LATER, true));
    EventEnvelope<?> newer = study.reviewedBy(metadata);
    tell(newer, older);

    assertThat(get(withOriginals, ROUTES.getFirst()).statusCode()).isEqualTo(404);
  }

  @Test
  void after_release_the_link_still_hides_people_and_after_withdrawal_it_opens_nothing() {
    tell(study.released(BEFORE));
    assertThat(given().get(ROUTES.getFirst()).asString()).contains("A. Depositor");
    Response released = get(token, ROUTES.getFirst());
    assertThat(released.asString()).doesNotContain("A. Depositor");
    assertThat(released.header("Cache-Control")).isEqualTo("private, no-store");

    tell(study.withdrawn("wrong cells"));
    assertThat(given().get(ROUTES.get(1)).statusCode()).isEqualTo(410);
    for (String route : ROUTES) {
      assertThat(get(withOriginals, route).statusCode()).as(route).isEqualTo(404);
    }
  }

  private void tell(EventEnvelope<?>... more) {
    events.addAll(List.of(more));
    log.send(List.of(more));
    TestCatalogue.awaitEvents(events.size());
  }

  private static ReviewerLink link(ReviewerToken token, Instant expiresAt, boolean originals) {
    return new ReviewerLink(token.digest(), expiresAt, originals);
  }

  private static Response get(ReviewerToken token, String route) {
    return given().header("Authorization", token.bearer()).urlEncodingEnabled(false).get(route);
  }
}
