package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class VersionIT {

  private static final Logger LOG = Logger.getLogger(VersionIT.class);
  private static final int MANY_FILES = 100_000;

  private final Depositor owner = new Depositor("depositor");
  private final Depositor other = new Depositor("depositor2");

  @Inject AgroalDataSource dataSource;

  @Test
  void aDraftOfTheNextVersionHasAllOfTheLastOneAndBecomesVersionTwo() throws Exception {
    String accession = submitted("First", Map.of("a.txt", "a", "b/c.txt", "c", "old.txt", "kept"));
    String draft = next(accession).statusCode(201).extract().path("id");
    owner
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("metadata.title", equalTo("First"))
        .body("versionOf.accession", equalTo(accession))
        .body("versionOf.version", equalTo(2))
        .body("files.count", equalTo(3))
        .body("files.bytes", equalTo(6));
    next(accession).statusCode(200).body("id", equalTo(draft));

    change(draft);
    owner
        .submit(draft, "{}")
        .then()
        .statusCode(201)
        .body("accession", equalTo(accession))
        .body("version", equalTo(2))
        .body("title", equalTo("Second"))
        .body("files.count", equalTo(3));

    awaitSealed(accession, 2);
    assertThat(rows("select root from study_version where accession = '" + accession + "'"))
        .hasSize(2)
        .doesNotHaveDuplicates();
    String receipt = "/api/v1/submissions/" + accession + "/receipt";
    String first = owner.asks().queryParam("version", 1).get(receipt).asString();
    assertThat(owner.asks().get(receipt).asString()).isNotEqualTo(first);
    owner.asks().queryParam("version", 3).get(receipt).then().statusCode(404);
    owner.asks().queryParam("version", "x").get(receipt).then().statusCode(400);
    owner.submit(draft, "{}").then().statusCode(201).body("version", equalTo(2));
  }

  @Test
  void theDifferenceIsWhatWasChangedByHand() throws Exception {
    String accession = submitted("First", Map.of("a.txt", "a", "b/c.txt", "c", "old.txt", "kept"));
    String draft = next(accession).statusCode(201).extract().path("id");
    difference(accession, "draft")
        .body("metadata", equalTo(List.of()))
        .body("files.items", equalTo(List.of()));
    change(draft);
    difference(accession, "draft").body("to", equalTo("draft"));
    owner.submit(draft, "{}").then().statusCode(201);

    difference(accession, "2")
        .body("from", equalTo(1))
        .body("to", equalTo(2))
        .body("metadata.size()", equalTo(1))
        .body("metadata[0].change", equalTo("changed"))
        .body("metadata[0].pointer", equalTo("/title"))
        .body("metadata[0].from", equalTo("First"))
        .body("metadata[0].to", equalTo("Second"))
        .body("files.added", equalTo(1))
        .body("files.removed", equalTo(1))
        .body("files.changed", equalTo(1))
        .body("files.moved", equalTo(1))
        .body("files.items.path", contains("a.txt", "b/c.txt", "new.txt", "renamed.txt"))
        .body("files.items.change", contains("changed", "removed", "added", "moved"))
        .body("files.items[0].from.size", equalTo(1))
        .body("files.items[0].to.size", equalTo(9))
        .body("files.items[1].to", nullValue())
        .body("files.items[3].from.path", equalTo("old.txt"))
        .body("files.next", nullValue());
    String path = "/api/v1/submissions/" + accession + "/diff?limit=1";
    String cursor = owner.asks().get(path).then().extract().path("files.next");
    owner
        .asks()
        .get(path + "&cursor=" + cursor)
        .then()
        .statusCode(200)
        .body("files.items.path", contains("b/c.txt"));
    owner
        .asks()
        .get(path + "&change=moved")
        .then()
        .body("files.items.path", contains("renamed.txt"));
    owner.asks().get(path + "&change=eaten").then().statusCode(400);
    owner.asks().get(path + "&to=1").then().statusCode(400).body("code", equalTo("version.first"));
    owner.asks().get(path + "&to=3").then().statusCode(404);
    owner.asks().get(path + "&to=draft").then().statusCode(404);
    other.asks().get(path).then().statusCode(404);
    Depositor curator = new Depositor("curator");
    String curation = "/api/v1/curation/" + accession + "/diff";
    curator.asks().get(curation).then().statusCode(200).body("files.moved", equalTo(1));
    other.asks().get(curation).then().statusCode(404);
    next(accession).statusCode(201);
    curator.asks().get(curation + "?to=draft").then().statusCode(404);
  }

  @Test
  void aVersionThatSaysNothingNewIsRefusedWithARemedy() throws Exception {
    String accession = submitted("Same", Map.of("a.txt", "a"));
    String draft = next(accession).statusCode(201).extract().path("id");
    owner
        .submit(draft, "{}")
        .then()
        .statusCode(409)
        .body("code", equalTo("version.unchanged"))
        .body(
            "errors[0].remedy",
            equalTo(
                "Change metadata, files, file lists or annotation tables, or delete the draft."));
    remove(draft, "a.txt");
    owner.put(draft, "a.txt", "a".getBytes(StandardCharsets.UTF_8));
    owner.submit(draft, "{}").then().statusCode(409).body("code", equalTo("version.unchanged"));
    owner
        .submit(draft, "{\"releaseDate\":\"now\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("version.unchanged"));
    owner.put(draft, "b.txt", new byte[] {1});
    owner
        .submit(draft, "{\"releaseDate\":\"now\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("version.release-date"));
    owner.submit(draft, "{}").then().statusCode(201);
  }

  @Test
  void eightConcurrentRequestsGiveOneDraftAndEightSubmitsOneVersion() throws Exception {
    String accession = submitted("Crowd", Map.of("a.txt", "a"));
    List<String> drafts = eightTimes(() -> next(accession).extract().path("id"));
    assertThat(drafts).hasSize(8).containsOnly(drafts.getFirst());
    owner.put(drafts.getFirst(), "b.txt", new byte[] {1});
    List<Integer> versions =
        eightTimes(() -> owner.submit(drafts.getFirst(), "{}").then().extract().path("version"));
    assertThat(versions).hasSize(8).containsOnly(2);
    assertThat(rows("select version from study_version where accession = '" + accession + "'"))
        .containsExactlyInAnyOrder("1", "2");
    assertThat(
            rows(
                "select data::jsonb ->> 'version' from outbox where key = '"
                    + accession
                    + "' and type like '%study-submitted%' order by id"))
        .containsExactly("1", "2");
  }

  @Test
  void theSameKeyGivesTheSameDraftAlsoAfterItWasSubmitted() throws Exception {
    String accession = submitted("Keys", Map.of("a.txt", "a"));
    String path = "/api/v1/submissions/" + accession + "/versions";
    String draft =
        owner.asks().header("Idempotency-Key", accession).post(path).then().extract().path("id");
    owner.put(draft, "b.txt", new byte[] {1});
    owner.submit(draft, "{}").then().statusCode(201);
    awaitSealed(accession, 2);
    owner
        .asks()
        .header("Idempotency-Key", accession)
        .post(path)
        .then()
        .statusCode(200)
        .body("id", equalTo(draft));
    next(accession).statusCode(201).body("versionOf.version", equalTo(3));
    String others = submitted("Other keys", Map.of("a.txt", "a"));
    owner
        .asks()
        .header("Idempotency-Key", accession)
        .post("/api/v1/submissions/" + others + "/versions")
        .then()
        .statusCode(409)
        .body("code", equalTo("idempotency.reused"));
  }

  @Test
  void whoMayEditTheDepositMakesItsNextVersionAndNobodyElse() throws Exception {
    String accession = submitted("Shared", Map.of("a.txt", "a"));
    String path = "/api/v1/submissions/" + accession + "/versions";
    other.asks().post(path).then().statusCode(404);
    new Depositor("curator").asks().post(path).then().statusCode(403);
    share(accession, "view");
    Depositor.await(() -> other.asks().post(path).statusCode() == 403);
    share(accession, "edit");
    String draft = other.asks().post(path).then().statusCode(201).extract().path("id");
    other.put(draft, "theirs.txt", new byte[] {1});
    owner.asks().get("/api/v1/drafts/" + draft).then().statusCode(200);
    assertThat(other.asks().get("/api/v1/drafts").jsonPath().getList("items.id")).contains(draft);
    other.submit(draft, "{}").then().statusCode(403);
    owner.submit(draft, "{}").then().statusCode(201);
    assertThat(
            owner
                .asks()
                .get("/api/v1/submissions/" + accession + "/history")
                .jsonPath()
                .getList("items.action"))
        .contains("version.begun", "study.submitted", "draft.created");
  }

  @Test
  void aDeletedDraftTakesNothingFromEarlierVersionsAndIsNotRestoredBesideAnother()
      throws Exception {
    String accession = submitted("Deleted", Map.of("a.txt", "a", "b.txt", "b"));
    String kept =
        "select distinct b.state from blob b join file f on f.object = b.object"
            + " join study_version v on v.draft_id = f.draft_id where v.accession = '"
            + accession
            + "'";
    String draft = next(accession).statusCode(201).extract().path("id");
    remove(draft, "a.txt");
    owner.put(draft, "new.txt", new byte[] {1});
    owner.asks().delete("/api/v1/drafts/" + draft).then().statusCode(204);
    assertThat(rows(kept)).containsExactly("kept");

    String second = next(accession).statusCode(201).extract().path("id");
    assertThat(second).isNotEqualTo(draft);
    owner
        .asks()
        .post("/api/v1/drafts/" + draft + "/restore")
        .then()
        .statusCode(409)
        .body("code", equalTo("version.open"));
    owner.put(second, "new.txt", new byte[] {2});
    owner.submit(second, "{}").then().statusCode(201);
    owner
        .asks()
        .post("/api/v1/drafts/" + draft + "/restore")
        .then()
        .statusCode(409)
        .body("code", equalTo("version.outdated"));
    assertThat(rows(kept)).containsExactly("kept");
  }

  @Test
  void bytesThatVersionsShareCountOnceForTheirOwner() throws Exception {
    String accession = submitted("Quota", Map.of("a.txt", "aaaa", "b.txt", "bb"));
    String draft = next(accession).statusCode(201).extract().path("id");
    String own = "select byte_count - inherited_bytes from draft where id = '" + draft + "'";
    assertThat(rows(own)).containsExactly("0");
    owner.put(draft, "c.txt", "ccc".getBytes(StandardCharsets.UTF_8));
    assertThat(rows(own)).containsExactly("3");
    remove(draft, "a.txt");
    assertThat(rows(own)).as("what the first version has stays stored").containsExactly("3");
    remove(draft, "c.txt");
    assertThat(rows(own)).containsExactly("0");
  }

  @Test
  void aStudyOfManyFilesGetsItsNextDraftQuickly() throws Exception {
    String accession = submitted("Many", Map.of("a.txt", "a"));
    // So that the planner takes the drafts for small ones, as it does until it looks again.
    execute("analyze file");
    String files = "(select draft_id from study where accession = '" + accession + "')";
    execute(
        "insert into file (draft_id, path, size, sha256, crc32, object, position)"
            + " select f.draft_id, 'many/' || n, f.size, f.sha256, f.crc32, f.object, f.position"
            + " from file f, generate_series(1, "
            + (MANY_FILES - 1)
            + ") n where f.draft_id = "
            + files);
    execute(
        "update study_version set file_count = "
            + MANY_FILES
            + ", byte_count = "
            + MANY_FILES
            + " where accession = '"
            + accession
            + "'");
    long began = System.nanoTime();
    String draft = next(accession).statusCode(201).extract().path("id");
    long made = System.nanoTime();
    owner.put(draft, "b.txt", new byte[] {1});
    long compared = System.nanoTime();
    difference(accession, "draft").body("files.added", equalTo(1));
    long end = System.nanoTime();
    LOG.infof(
        "next draft of %d files: %d ms, compared with its version: %d ms",
        MANY_FILES,
        Duration.ofNanos(made - began).toMillis(),
        Duration.ofNanos(end - compared).toMillis());
    owner.asks().get("/api/v1/drafts/" + draft).then().body("files.count", equalTo(MANY_FILES + 1));
  }

  /** One file added, one changed, one removed, one renamed, and another title. */
  private void change(String draft) throws Exception {
    owner
        .asks()
        .contentType("application/merge-patch+json")
        .body(Map.of("metadata", Map.of("title", "Second")))
        .patch("/api/v1/drafts/" + draft)
        .then()
        .statusCode(200);
    remove(draft, "a.txt");
    remove(draft, "b/c.txt");
    remove(draft, "old.txt");
    owner.put(draft, "a.txt", "other one".getBytes(StandardCharsets.UTF_8));
    owner.put(draft, "new.txt", "new".getBytes(StandardCharsets.UTF_8));
    owner.put(draft, "renamed.txt", "kept".getBytes(StandardCharsets.UTF_8));
  }

  private void remove(String draft, String path) {
    owner
        .asks()
        .queryParam("path", path)
        .delete("/api/v1/drafts/" + draft + "/files")
        .then()
        .statusCode(204);
  }

  private ValidatableResponse difference(String accession, String to) {
    Response answer =
        owner.asks().get("/api/v1/submissions/" + accession + "/diff?from=1&to=" + to);
    return answer.then().statusCode(200);
  }

  private ValidatableResponse next(String accession) {
    return owner.asks().post("/api/v1/submissions/" + accession + "/versions").then();
  }

  private void share(String accession, String right) {
    owner
        .asks()
        .contentType("application/json")
        .body(Map.of("items", List.of(Map.of("email", "depositor2@example.org", "right", right))))
        .put("/api/v1/submissions/" + accession + "/collaborators")
        .then()
        .statusCode(200);
  }

  private String submitted(String title, Map<String, String> files) throws Exception {
    String draft = owner.draft(title);
    files.forEach(
        (path, content) -> owner.put(draft, path, content.getBytes(StandardCharsets.UTF_8)));
    String accession = owner.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    awaitSealed(accession, 1);
    return accession;
  }

  private void awaitSealed(String accession, int version) throws Exception {
    Depositor.await(() ->
        owner
                .asks()
                .queryParam("version", version)
                .get("/api/v1/submissions/" + accession + "/receipt")
                .statusCode()
            == 200);
  }

  /** Asks something. */
  private interface Asking<T> {
    T ask();
  }

  private static <T> List<T> eightTimes(Asking<T> asking) throws Exception {
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Future<T>> asked = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        asked.add(crowd.submit(asking::ask));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : asked) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
