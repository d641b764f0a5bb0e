package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class CurationIT {

  private static final String QUEUE = "/api/v1/curation/queue";

  private final Depositor owner = new Depositor("depositor");
  private final Depositor other = new Depositor("depositor2");
  private final Depositor curator = new Depositor("curator");

  @Test
  void everySubmittedStudyWaitsInTheOrderOfItsSubmissionAndPagesLeaveNoneOut() {
    List<String> submitted = List.of(submitted(), submitted(), submitted());

    List<String> waiting = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Response page =
          curator
              .asks()
              .queryParams(
                  cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
              .get(QUEUE);
      page.then().statusCode(200);
      waiting.addAll(page.path("items.accession"));
      cursor = page.path("next");
    } while (cursor != null);

    assertThat(waiting).doesNotHaveDuplicates().containsSubsequence(submitted);
    curator.asks().queryParam("cursor", "x").get(QUEUE).then().statusCode(400);
    curator
        .asks()
        .queryParam("state", "gone")
        .get(QUEUE)
        .then()
        .statusCode(400)
        .body("code", equalTo("curation.state"));
  }

  @Test
  void aStudyThatWasReturnedWaitsAgainOnceItsDepositorAnswers() {
    String study = submitted();
    post(curator, study, "return", "{\"comment\": \"Which cells?\"}")
        .then()
        .statusCode(200)
        .body("curation", equalTo("returned"))
        .body("comments", equalTo(1));
    assertThat(listed("waiting")).doesNotContain(study);
    assertThat(listed("returned")).contains(study);

    post(curator, study, "comments", "{\"text\": \"And from where?\"}").then().statusCode(201);
    assertThat(listed("returned")).contains(study);
    post(owner, study, "comments", "{\"text\": \" HeLa, of the cell bank. \"}")
        .then()
        .statusCode(201)
        .body("curator", equalTo(false))
        .body("id", notNullValue());

    assertThat(listed("waiting")).contains(study);
    owner
        .asks()
        .get("/api/v1/curation/" + study + "/comments")
        .then()
        .statusCode(200)
        .body("items.text", contains("Which cells?", "And from where?", "HeLa, of the cell bank."))
        .body("items.curator", contains(true, true, false));
    owner
        .asks()
        .get("/api/v1/submissions/" + study + "/history")
        .then()
        .body("items.action", hasItem("comment.added"))
        .body("items.find { it.action == 'curation.returned' }.by", equalTo("curator"));
  }

  @Test
  void anAcceptedStudyLeavesTheQueueAndAcceptingItAgainChangesNothing() {
    String study = submitted();
    Response accepted = post(curator, study, "accept", "{}");
    accepted.then().statusCode(200).body("curation", equalTo("accepted"));

    Response again = post(curator, study, "accept", "{}");

    assertThat(again.statusCode()).isEqualTo(200);
    for (String kept : List.of("curation", "since", "comments", "version")) {
      assertThat(again.<Object>path(kept)).as(kept).isEqualTo(accepted.path(kept));
    }
    assertThat(listed("waiting")).doesNotContain(study);
    post(owner, study, "comments", "{\"text\": \"Thanks\"}").then().statusCode(201);
    assertThat(listed("accepted")).contains(study);
  }

  @Test
  void curationHoldsUpNeitherTheAccessionNorTheRelease() throws Exception {
    String draft = owner.draft("Released while it was returned");
    owner.put(draft, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    String study = owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    post(curator, study, "return", "{\"comment\": \"Why?\"}").then().statusCode(200);
    Depositor.await(
        () -> owner.asks().get("/api/v1/submissions/" + study).path("state").equals("private"));
    owner
        .asks()
        .contentType("application/json")
        .body("{\"releaseDate\": \"now\"}")
        .put("/api/v1/submissions/" + study + "/release-date")
        .then()
        .statusCode(200);
  }

  @Test
  void onlyCuratorsSeeTheQueueAndDecideAndStrangersFindNoStudy() {
    String study = submitted();
    other.asks().get(QUEUE).then().statusCode(403);
    given().get(QUEUE).then().statusCode(401);
    for (String step : List.of("accept", "return", "comments")) {
      for (String body : List.of("{}", "{\"comment\": 7, \"text\": 7}")) {
        Response hidden = post(other, study, step, body);
        hidden.then().statusCode(404);
        assertThat(withoutInstance(post(other, "S-LMK999999999", step, body)))
            .isEqualTo(withoutInstance(hidden));
      }
    }
    other.asks().get("/api/v1/curation/" + study).then().statusCode(404);
    other.asks().get("/api/v1/curation/" + study + "/comments").then().statusCode(404);
    post(owner, study, "accept", "{}")
        .then()
        .statusCode(403)
        .body("code", equalTo("curation.right"));
    owner
        .asks()
        .get("/api/v1/curation/" + study)
        .then()
        .statusCode(200)
        .body("curation", equalTo("waiting"))
        .body("terms.mapped", equalTo(1))
        .body("terms.total", equalTo(2));
  }

  @Test
  void whatIsNoCommentIsRefused() {
    String study = submitted();
    for (String body : List.of("", "{}", "{\"text\": \"  \"}", "{\"text\": null}")) {
      post(curator, study, "comments", body)
          .then()
          .statusCode(400)
          .body("code", equalTo("comment.required"));
    }
    post(curator, study, "return", "{}").then().body("code", equalTo("comment.required"));
    for (String text : List.of("7", "\"a\\u0000b\"", "\"" + "a".repeat(10_001) + "\"")) {
      post(curator, study, "comments", "{\"text\": " + text + "}")
          .then()
          .statusCode(400)
          .body("code", equalTo("comment.invalid"));
    }
    assertThat(listed("waiting")).contains(study);
  }

  @Test
  void eightDecisionsAtOnceAreOneEntryOfTheHistory() throws Exception {
    String study = submitted();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> decisions = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        decisions.add(() -> post(curator, study, "accept", "{}").statusCode());
      }
      for (Future<Integer> decision : threads.invokeAll(decisions)) {
        assertThat(decision.get()).isEqualTo(200);
      }
    }
    List<String> actions =
        owner.asks().get("/api/v1/submissions/" + study + "/history").path("items.action");
    assertThat(actions).containsOnlyOnce("curation.accepted");
  }

  @Test
  void aWithdrawnStudyLeavesTheQueueAndNothingIsSaidAboutItAnyMore() {
    String study = submitted();
    owner
        .asks()
        .contentType("application/json")
        .body("{\"reason\": \"wrong cells\"}")
        .post("/api/v1/submissions/" + study + "/withdraw")
        .then()
        .statusCode(200);
    assertThat(listed("waiting")).doesNotContain(study);
    post(curator, study, "accept", "{}").then().statusCode(410);
    post(owner, study, "comments", "{\"text\": \"Sorry\"}").then().statusCode(410);
  }

  private String submitted() {
    String draft =
        owner
            .asks()
            .contentType("application/json")
            .body(
                """
                {"metadata": {"template": "minimal", "title": "To be curated",
                  "organisms": [{"id": "NCBITaxon:9606", "label": "Homo sapiens"}, "mouse"]}}
                """)
            .post("/api/v1/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    owner.put(draft, "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
    return owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
  }

  private List<String> listed(String state) {
    return curator
        .asks()
        .queryParam("state", state)
        .queryParam("limit", 1000)
        .get(QUEUE)
        .then()
        .statusCode(200)
        .extract()
        .path("items.accession");
  }

  private static Response post(Depositor depositor, String study, String step, String body) {
    return depositor
        .asks()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/curation/" + study + "/" + step);
  }

  private static Map<String, Object> withoutInstance(Response answer) {
    Map<String, Object> body = new TreeMap<>(answer.jsonPath().getMap(""));
    body.remove("instance");
    return body;
  }
}
