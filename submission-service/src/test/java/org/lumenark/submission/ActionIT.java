package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class ActionIT {

  private static final int MANY = 60_000;

  private final Depositor depositor = new Depositor("depositor");

  @Inject AgroalDataSource dataSource;

  @Test
  void aPreviewOfARemovalNamesTheFilesAndChangesNothing() throws Exception {
    String draft = depositor.draft("Removal");
    for (String path : List.of("a.tmp", "b/c.tmp", "b/d.tif", "b/tmp")) {
      depositor.put(draft, path, bytes(path));
    }

    JsonPath preview =
        finished(draft, "{\"action\":\"remove\",\"pattern\":\"**/*.tmp\",\"preview\":true}");
    assertThat(preview.getString("state")).isEqualTo("done");
    assertThat(preview.getLong("counts.changed")).isEqualTo(2);
    assertThat(preview.getLong("counts.bytes")).isEqualTo(12);
    assertThat(preview.getList("lines.path")).containsExactly("a.tmp", "b/c.tmp");
    assertThat(paths(draft)).hasSize(4);

    JsonPath removal = finished(draft, "{\"action\":\"remove\",\"pattern\":\"**/*.tmp\"}");
    assertThat(removal.getLong("counts.changed")).isEqualTo(2);
    assertThat(paths(draft)).containsExactly("b/d.tif", "b/tmp");
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("files.count", equalTo(2))
        .body("files.bytes", equalTo(12));
    assertThat(
            count("select count(*) from blob where state = 'dead' and draft_id = '" + draft + "'"))
        .as("objects that no file names any more")
        .isEqualTo(2);
  }

  @Test
  void aFolderIsRemovedFromAHugeDraftAndNothingBesideIt() throws Exception {
    String draft = hugeDraft();

    JsonPath removal = finished(draft, "{\"action\":\"remove\",\"folder\":\"f1\"}");

    assertThat(removal.getLong("counts.changed")).isEqualTo(MANY / 10);
    assertThat(removal.getList("lines.path")).hasSize(100).contains("f1/000011");
    assertThat(count("select count(*) from file where draft_id = '" + draft + "'"))
        .isEqualTo(MANY - MANY / 10 + 1);
    assertThat(paths(draft)).contains("f0/000010");
    assertThat(count("select count(*) from file where path = 'f10' and draft_id = '" + draft + "'"))
        .as("a file whose name begins like the folder")
        .isEqualTo(1);
    assertThat(count("select file_count from draft where id = '" + draft + "'"))
        .isEqualTo(MANY - MANY / 10 + 1);
    assertThat(
            count("select count(*) from blob where state = 'kept' and draft_id = '" + draft + "'"))
        .as("a pack that files still name")
        .isEqualTo(1);
    depositor.asks().delete("/api/v1/drafts/" + draft).then().statusCode(204);
  }

  @Test
  void movedFilesKeepTheirBytesAndThoseInTheWayStay() throws Exception {
    String draft = depositor.draft("Move");
    depositor.put(draft, "old/one", bytes("1"));
    depositor.put(draft, "old/deep/two", bytes("22"));
    depositor.put(draft, "old/other", bytes("this"));
    depositor.put(draft, "old/same", bytes("same"));
    depositor.put(draft, "older", bytes("beside"));
    depositor.put(draft, "new/other", bytes("that"));
    depositor.put(draft, "new/same", bytes("same"));
    String move = "{\"action\":\"move\",\"from\":\"old/\",\"to\":\"new\"%s}";

    JsonPath preview = finished(draft, move.formatted(",\"preview\":true"));
    assertThat(preview.getLong("counts.changed")).isEqualTo(3);
    assertThat(preview.getLong("counts.refused")).isEqualTo(1);
    assertThat(paths(draft)).contains("old/one").doesNotContain("new/one");

    JsonPath moved = finished(draft, move.formatted(""));
    assertThat(moved.getLong("counts.changed")).isEqualTo(3);
    assertThat(moved.getString("lines.find { it.outcome == 'refused' }.path"))
        .isEqualTo("old/other");
    assertThat(moved.getString("lines.find { it.outcome == 'refused' }.code"))
        .isEqualTo("path.exists");
    assertThat(moved.getString("lines.find { it.outcome == 'refused' }.remedy")).isNotBlank();
    assertThat(paths(draft))
        .containsExactly("new/deep/two", "new/one", "new/other", "new/same", "old/other", "older");
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("files.count", equalTo(6))
        .body("files.bytes", equalTo(1 + 2 + 4 + 4 + 4 + 6));
  }

  @Test
  void aRepeatedKeyGivesTheSameActionAndAnotherUseOfItIsRefused() throws Exception {
    String draft = depositor.draft("Key");
    String key = UUID.randomUUID().toString();
    String body = "{\"action\":\"remove\",\"pattern\":\"*.tmp\"}";
    String first = begin(draft, body, key).then().statusCode(202).extract().path("id");
    new DraftActions(depositor, draft).end(first);

    begin(draft, body, key).then().statusCode(202).body("id", equalTo(first));
    begin(draft, "{\"action\":\"remove\",\"pattern\":\"*\"}", key)
        .then()
        .statusCode(409)
        .body("code", equalTo("idempotency.reused"));
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/actions")
        .then()
        .body("items.id", equalTo(List.of(first)));
  }

  @Test
  void whileAnActionIsUnderWayNoOtherBeginsAndNothingIsSubmittedUntilItIsCancelled()
      throws Exception {
    String draft = depositor.draft("Under way");
    depositor.put(draft, "one", bytes("1"));
    UUID held = UUID.randomUUID();
    update(
        "insert into draft_action (id, draft_id, actor_name, request, preview, state, worker,"
            + " lease_until) values ('%s', '%s', 'someone', '{\"action\":\"remove\",\"pattern\":\"**\"}', false, 'running',"
                .formatted(held, draft)
            + " '%s', now() + interval '1 hour')".formatted(UUID.randomUUID()));

    begin(draft, "{\"action\":\"remove\",\"pattern\":\"*\"}", null)
        .then()
        .statusCode(409)
        .body("code", equalTo("action.under-way"));
    depositor.submit(draft, "{}").then().statusCode(409).body("code", equalTo("action.under-way"));
    depositor
        .asks()
        .delete("/api/v1/drafts/" + draft + "/actions/" + held)
        .then()
        .statusCode(200)
        .body("state", equalTo("cancelled"));
    depositor.submit(draft, "{}").then().statusCode(201);
    begin(draft, "{\"action\":\"remove\",\"pattern\":\"*\"}", null)
        .then()
        .statusCode(409)
        .body("code", equalTo("draft.submitted"));
    assertThat(paths(draft)).containsExactly("one");
  }

  @Test
  void anActionWhoseWorkerDiedGoesOnWithAnother() throws Exception {
    String draft = depositor.draft("Left behind");
    depositor.put(draft, "a", bytes("1"));
    depositor.put(draft, "b", bytes("1"));
    UUID left = UUID.randomUUID();
    update(
        ("insert into draft_action (id, draft_id, actor_name, request, preview, state, worker,"
                + " lease_until, place, entries, changed) values ('%s', '%s', 'someone',"
                + " '{\"action\":\"remove\",\"pattern\":\"**\"}', false, 'running', '%s',"
                + " now() - interval '1 second', 'a', 7, 7)")
            .formatted(left, draft, UUID.randomUUID()));

    JsonPath over = new DraftActions(depositor, draft).end(left.toString());

    assertThat(over.getLong("counts.changed")).isEqualTo(8);
    assertThat(paths(draft)).as("nothing before its place is done again").containsExactly("a");
  }

  @Test
  void linesAreReadInPages() throws Exception {
    String draft = depositor.draft("Lines");
    for (int index = 0; index < 5; index++) {
      depositor.put(draft, "f" + index, bytes("x"));
    }
    JsonPath preview =
        finished(draft, "{\"action\":\"remove\",\"pattern\":\"f*\",\"preview\":true}");
    String lines = "/api/v1/drafts/" + draft + "/actions/" + preview.getString("id") + "/lines";
    JsonPath first = depositor.asks().queryParam("limit", 2).get(lines).jsonPath();
    assertThat(first.getList("items.path")).containsExactly("f0", "f1");
    JsonPath rest =
        depositor.asks().queryParam("cursor", first.getString("next")).get(lines).jsonPath();
    assertThat(rest.getList("items.path")).containsExactly("f2", "f3", "f4");
    assertThat(rest.getString("next")).isNull();
    depositor
        .asks()
        .queryParam("cursor", "x")
        .get(lines)
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("cursor.invalid"));
  }

  @Test
  void actionsOfOthersAreAsUnknownAsThoseThatAreNot() throws Exception {
    String draft = depositor.draft("Mine");
    String action = finished(draft, "{\"action\":\"remove\",\"pattern\":\"*\"}").getString("id");
    Depositor other = new Depositor("depositor2");
    String ownDraft = other.draft("Theirs");
    String actions = "/api/v1/drafts/" + draft + "/actions";
    for (String path :
        List.of(actions, actions + "/" + action, actions + "/" + action + "/lines")) {
      other.asks().get(path).then().statusCode(404);
    }
    other.asks().delete(actions + "/" + action).then().statusCode(404);
    other.asks().contentType("application/json").body("{}").post(actions).then().statusCode(404);
    other.asks().get("/api/v1/drafts/" + ownDraft + "/actions/" + action).then().statusCode(404);
  }

  private JsonPath finished(String draft, String body) throws InterruptedException {
    return new DraftActions(depositor, draft).finished(body);
  }

  private Response begin(String draft, String body, String key) {
    var request = depositor.asks().contentType("application/json").body(body);
    return (key == null ? request : request.header("Idempotency-Key", key))
        .post("/api/v1/drafts/" + draft + "/actions");
  }

  private List<String> paths(String draft) {
    return depositor
        .asks()
        .queryParam("limit", 1000)
        .get("/api/v1/drafts/" + draft + "/files")
        .jsonPath()
        .getList("items.path");
  }

  /**
   * One pack with {@code MANY} files in ten folders, and a file whose name begins like a folder.
   */
  private String hugeDraft() throws Exception {
    String draft = depositor.draft("Huge");
    String pack = BlobKey.next().value();
    update(
        "insert into blob (object, draft_id, kind, state) values ('%s', '%s', 'pack', 'kept')"
            .formatted(pack, draft));
    update(
        ("insert into file (draft_id, path, size, sha256, crc32, object, position)"
                + " select '%s', 'f' || n %% 10 || '/' || lpad(n::text, 6, '0'), 1,"
                + " decode(repeat('00', 32), 'hex'), 0, '%s', n from generate_series(1, %d) n")
            .formatted(draft, pack, MANY));
    update(
        "insert into file (draft_id, path, size, sha256, crc32, object, position)"
            + " values ('%s', 'f10', 1, decode(repeat('00', 32), 'hex'), 0, '%s', 0)"
                .formatted(draft, pack));
    update(
        "update draft set file_count = %d, byte_count = %d where id = '%s'"
            .formatted(MANY + 1, MANY + 1, draft));
    return draft;
  }

  private void update(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private long count(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
