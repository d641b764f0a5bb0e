package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class PrivacyIT {

  private static final String SECRET = "S-LMK81";
  private static final String UNKNOWN = "S-LMK99";
  private static final String SECOND_DEPOSITOR = "00000000-0000-4000-8000-000000000002";
  private static final UUID IMAGE = UUID.fromString("5f8f0f0e-1111-5222-8333-444455556666");
  private static final UUID NO_IMAGE = UUID.fromString("5f8f0f0e-1111-5222-8333-444455550000");
  private static final UUID FILESET = UUID.fromString("6f8f0f0e-1111-5222-8333-444455556666");
  private static final UUID NO_FILESET = UUID.fromString("6f8f0f0e-1111-5222-8333-444455550000");

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();
  private TestStudy study = study();
  private List<EventEnvelope<?>> events = new ArrayList<>();

  private static TestStudy study() {
    return new TestStudy(
        SECRET, TestStudy.DEPOSITOR, TestStudy.paths(3, i -> "secret/cells %d.tif".formatted(i)));
  }

  @BeforeEach
  void depositPrivately() {
    TestCatalogue.reset();
    study = study();
    ImageFacts facts = study.facts(IMAGE, 1, 0);
    events =
        new ArrayList<>(
            List.of(
                study.submitted("A secret of cells"),
                study.sealed(originals),
                study.verified(derived, 0, 0, 3, -1),
                study.convertedAt("B/2/0", facts, FILESET)));
    tell();
  }

  private void tell(EventEnvelope<?>... more) {
    events.addAll(List.of(more));
    log.send(events);
    TestCatalogue.awaitEvents(events.size());
  }

  @AfterEach
  void close() {
    log.close();
  }

  /** Every route that names something of a study, with what does not exist beside it. */
  private static Map<String, String> routes() {
    Map<String, String> routes = new TreeMap<>();
    routes.put("/api/v1/studies/" + SECRET, "/api/v1/studies/" + UNKNOWN);
    routes.put("/api/v1/studies/" + SECRET + "/files", "/api/v1/studies/" + UNKNOWN + "/files");
    routes.put("/api/v1/studies/" + SECRET + "/images", "/api/v1/studies/" + UNKNOWN + "/images");
    routes.put("/api/v1/studies/" + SECRET + "/plates", "/api/v1/studies/" + UNKNOWN + "/plates");
    routes.put("/api/v1/studies/" + SECRET + "/usage", "/api/v1/studies/" + UNKNOWN + "/usage");
    routes.put("/api/v1/plates/" + FILESET, "/api/v1/plates/" + NO_FILESET);
    routes.put("/api/v1/images/" + IMAGE, "/api/v1/images/" + NO_IMAGE);
    routes.put(
        "/internal/files/" + SECRET + "?path=secret/cells%200.tif",
        "/internal/files/" + UNKNOWN + "?path=secret/cells%200.tif");
    routes.put("/internal/archives/" + SECRET, "/internal/archives/" + UNKNOWN);
    routes.put("/internal/images/" + IMAGE, "/internal/images/" + NO_IMAGE);
    routes.put("/internal/filesets/" + FILESET, "/internal/filesets/" + NO_FILESET);
    return routes;
  }

  private static Response get(RequestSpecification as, String route) {
    return as.urlEncodingEnabled(false).get(route);
  }

  private RequestSpecification stranger() {
    return given();
  }

  private RequestSpecification as(String user) {
    return given().auth().oauth2(tokens.user(user));
  }

  @Test
  void a_private_study_is_to_others_as_if_it_did_not_exist() {
    for (String user : List.of("", "depositor2", "reader")) {
      routes()
          .forEach((there, notThere) -> {
            Response hidden = get(user.isEmpty() ? stranger() : as(user), there);
            Response absent = get(user.isEmpty() ? stranger() : as(user), notThere);
            assertThat(hidden.statusCode()).as(user + " " + there).isEqualTo(404);
            assertThat(absent.statusCode()).as(user + " " + notThere).isEqualTo(404);
            assertThat(withoutInstance(hidden)).isEqualTo(withoutInstance(absent));
            assertThat(headers(hidden)).isEqualTo(headers(absent));
          });
    }
  }

  @Test
  void no_list_shows_a_private_study_to_others() {
    for (String route : List.of("/api/v1/studies", "/api/v1/changes")) {
      assertThat(get(stranger(), route).body().asString()).doesNotContain(SECRET);
      assertThat(get(as("curator"), route).body().asString()).doesNotContain(SECRET);
    }
    assertThat(get(as("depositor2"), "/api/v1/studies?mine=true").body().asString())
        .doesNotContain(SECRET);
    assertThat(get(stranger(), "/api/v1/studies?mine=true").statusCode()).isEqualTo(401);
    assertThat(
            TestCatalogue.query(
                "select 1 from outbox where topic like 'archive.public%' and key = '"
                    + SECRET
                    + "'"))
        .isEmpty();
  }

  @Test
  void owner_curator_and_admin_see_it_on_every_route() {
    for (String user : List.of("depositor", "curator", "admin")) {
      routes()
          .keySet()
          .forEach(there ->
              assertThat(get(as(user), there).statusCode()).as(user + " " + there).isEqualTo(200));
    }
    assertThat(
            get(as("depositor"), "/api/v1/studies?mine=true")
                .jsonPath()
                .<String>getList("items.accession"))
        .containsExactly(SECRET);
    assertThat(get(as("depositor"), "/api/v1/studies/" + SECRET).header("Cache-Control"))
        .isEqualTo("private, no-store");
  }

  @Test
  void a_reader_sees_a_private_study_on_every_route_until_the_right_is_taken_back() {
    tell(study.sharedWith("A secret of cells", SECOND_DEPOSITOR));
    for (String there : routes().keySet()) {
      assertThat(get(as("depositor2"), there).statusCode()).as(there).isEqualTo(200);
      assertThat(get(as("reader"), there).statusCode()).as(there).isEqualTo(404);
      assertThat(get(as("depositor"), there).statusCode()).as(there).isEqualTo(200);
    }
    assertThat(TestCatalogue.documents())
        .hasSize(2)
        .allSatisfy(document ->
            assertThat(document)
                .contains(
                    "\"readers\": [\"%s\", \"%s\"]"
                        .formatted(TestStudy.DEPOSITOR, SECOND_DEPOSITOR)));

    tell(study.sharedWith("A secret of cells"));

    for (String there : routes().keySet()) {
      assertThat(get(as("depositor2"), there).statusCode()).as(there).isEqualTo(404);
    }
    assertThat(TestCatalogue.documents().toString()).doesNotContain(SECOND_DEPOSITOR);
  }

  @Test
  void a_token_that_was_changed_or_is_unsigned_or_none_opens_nothing() {
    String[] parts = tokens.user("depositor").split("\\.");
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]));
    String forged = parts[0] + "." + encode(payload.replace("depositor", "admin")) + "." + parts[2];
    String unsigned = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
    String laterExpiry =
        parts[0]
            + "."
            + encode(payload.replaceAll("\"exp\":\\d+", "\"exp\":4000000000"))
            + "."
            + parts[2];
    List<String> all = new ArrayList<>(routes().keySet());
    all.addAll(List.of("/api/v1/studies", "/api/v1/changes"));
    for (String token : List.of(forged, unsigned, laterExpiry, "nonsense")) {
      for (String route : all) {
        Response answer = get(given().auth().oauth2(token), route);
        assertThat(answer.statusCode()).as(route).isEqualTo(401);
        assertThat(withoutInstance(answer).toString()).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void what_is_public_is_seen_by_everyone_and_says_so_to_the_gateway() {
    tell(study.released(Instant.parse("2026-05-05T00:00:00Z")));

    routes()
        .keySet()
        .forEach(there -> assertThat(get(stranger(), there).statusCode()).as(there).isEqualTo(200));
    assertThat(get(stranger(), "/internal/images/" + IMAGE).jsonPath().getBoolean("public"))
        .isTrue();
    assertThat(get(stranger(), "/api/v1/studies").jsonPath().<String>getList("items.accession"))
        .containsExactly(SECRET);
  }

  @Test
  void a_withdrawn_public_study_keeps_its_tombstone_and_its_bytes_are_gone() {
    tell(
        study.released(Instant.parse("2026-05-05T00:00:00Z")),
        study.withdrawn("asked for by the donor"));

    Response tombstone = get(stranger(), "/api/v1/studies/" + SECRET);
    assertThat(tombstone.statusCode()).isEqualTo(200);
    assertThat(tombstone.jsonPath().getString("state")).isEqualTo("withdrawn");
    assertThat(tombstone.jsonPath().getString("reason")).isEqualTo("asked for by the donor");
    assertThat(tombstone.body().asString()).doesNotContain("secret");
    routes()
        .keySet()
        .forEach(there -> {
          if (!there.equals("/api/v1/studies/" + SECRET)) {
            Response gone = get(stranger(), there);
            assertThat(gone.statusCode()).as(there).isEqualTo(410);
            assertThat(gone.jsonPath().getString("code")).isEqualTo("study.withdrawn");
          }
        });
    assertThat(get(stranger(), "/api/v1/studies").body().asString()).doesNotContain(SECRET);
  }

  @Test
  void a_study_withdrawn_before_its_release_stays_unknown_to_strangers() {
    tell(study.withdrawn("a mistake"));

    routes()
        .keySet()
        .forEach(there -> assertThat(get(stranger(), there).statusCode()).as(there).isEqualTo(404));
    assertThat(get(as("depositor"), "/api/v1/studies/" + SECRET).jsonPath().getString("state"))
        .isEqualTo("withdrawn");
    assertThat(get(as("depositor"), "/api/v1/images/" + IMAGE).statusCode()).isEqualTo(410);
  }

  @Test
  void ids_that_are_none_are_unknown_and_never_an_error_of_ours() {
    for (String route :
        List.of(
            "/api/v1/studies/..%2F..",
            "/api/v1/studies/S-LMK81%00",
            "/api/v1/studies/s-lmk81/files",
            "/api/v1/images/1-1-1-1-1",
            "/api/v1/images/%00",
            "/internal/files/S-LMK81",
            "/internal/archives/S-LMK81%2F..",
            "/internal/filesets/x")) {
      assertThat(get(as("depositor"), route).statusCode()).as(route).isIn(400, 404);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
  }

  private static Map<String, Object> withoutInstance(Response answer) {
    Map<String, Object> body = new TreeMap<>(answer.jsonPath().<String, Object>getMap("$"));
    body.remove("instance");
    return body;
  }

  private static List<String> headers(Response answer) {
    return answer.headers().asList().stream()
        .filter(header -> !header.getName().equalsIgnoreCase("content-length"))
        .map(Object::toString)
        .sorted()
        .toList();
  }
}
