package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class DraftIT {

  @Inject AgroalDataSource dataSource;

  private final Depositor depositor = new Depositor("depositor");

  @Test
  void metadataIsMergedAndGuardedByItsTag() {
    String draft = "/api/v1/drafts/" + depositor.draft("Before");
    String tag = depositor.asks().get(draft).then().statusCode(200).extract().header("ETag");
    String patch =
        "{\"metadata\":{\"title\":\"After\",\"template\":null,\"own\":{\"x\":1}},\"owner\":\"reader\"}";
    depositor
        .asks()
        .contentType("application/merge-patch+json")
        .header("If-Match", tag)
        .body(patch)
        .patch(draft)
        .then()
        .statusCode(200)
        .body("metadata.title", equalTo("After"))
        .body("metadata.template", nullValue())
        .body("metadata.own.x", equalTo(1))
        .body("owner", equalTo("depositor"));
    depositor
        .asks()
        .contentType("application/merge-patch+json")
        .header("If-Match", tag)
        .body(patch)
        .patch(draft)
        .then()
        .statusCode(412);
  }

  @Test
  void aDeletedDraftIsGoneForAllAndComesBackWithItsFiles() throws Exception {
    String draft = depositor.draft("Deleted by mistake");
    String path = "/api/v1/drafts/" + draft;
    depositor.put(draft, "kept.txt", "kept".getBytes(StandardCharsets.UTF_8));
    depositor.put(draft, "dropped.txt", "dropped".getBytes(StandardCharsets.UTF_8));
    depositor
        .asks()
        .queryParam("path", "dropped.txt")
        .delete(path + "/files")
        .then()
        .statusCode(204);
    depositor.asks().delete(path).then().statusCode(204);
    for (String route : List.of("", "/files", "/history", "/collaborators")) {
      depositor.asks().get(path + route).then().statusCode(404);
    }
    depositor.asks().delete(path).then().statusCode(404);
    assertThat(blobs(draft)).containsOnly("dead");
    assertThat(listed("?limit=1000")).doesNotContain(draft);
    assertThat(listed("?limit=1000&state=deleted")).contains(draft);
    new Depositor("depositor2").asks().post(path + "/restore").then().statusCode(404);

    for (int time = 0; time < 2; time++) {
      depositor
          .asks()
          .post(path + "/restore")
          .then()
          .statusCode(200)
          .body("state", equalTo("open"))
          .body("files.count", equalTo(1));
    }

    depositor.asks().get(path + "/files").then().body("items.path", equalTo(List.of("kept.txt")));
    assertThat(blobs(draft)).containsExactlyInAnyOrder("kept", "dead");
    assertThat(listed("?limit=1000")).contains(draft);
    assertThat(listed("?limit=1000&state=deleted")).doesNotContain(draft);
    depositor.asks().get("/api/v1/drafts?state=open").then().statusCode(400);
  }

  @Test
  void aDraftThatWasDeletedLongAgoIsUnknownForEver() throws Exception {
    String draft = depositor.draft("Long ago");
    depositor.asks().delete("/api/v1/drafts/" + draft).then().statusCode(204);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update draft set deleted_at = now() - interval '31 days' where id = '" + draft + "'");
    }
    depositor.asks().post("/api/v1/drafts/" + draft + "/restore").then().statusCode(404);
    assertThat(listed("?limit=1000&state=deleted")).doesNotContain(draft);
  }

  private List<String> listed(String query) {
    return depositor.asks().get("/api/v1/drafts" + query).jsonPath().getList("items.id");
  }

  private List<String> blobs(String draft) throws SQLException {
    List<String> states = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select state from blob where draft_id = '" + draft + "'")) {
      while (rows.next()) {
        states.add(rows.getString(1));
      }
    }
    return states;
  }

  @Test
  void aRepeatedKeyGivesTheSameDraft() {
    String key = UUID.randomUUID().toString();
    String first = create(key);
    assertThat(create(key)).isEqualTo(first);
    assertThat(create(UUID.randomUUID().toString())).isNotEqualTo(first);
  }

  @Test
  void aKeyThatComesWithAnotherRequestIsRefused() {
    String key = UUID.randomUUID().toString();
    String first = createWith(key, Map.of("title", "One")).statusCode(201).extract().path("id");
    createWith(key, Map.of("title", "Two"))
        .statusCode(409)
        .body("code", equalTo("idempotency.reused"));
    depositor
        .asks()
        .contentType("application/json")
        .body("{\"metadata\":{\"title\":\"Edited\"}}")
        .patch("/api/v1/drafts/" + first)
        .then()
        .statusCode(200);
    createWith(key, Map.of("title", "One"))
        .statusCode(201)
        .body("id", equalTo(first))
        .body("metadata.title", equalTo("Edited"));
    depositor.asks().delete("/api/v1/drafts/" + first).then().statusCode(204);
    createWith(key, Map.of("title", "One")).statusCode(409).body("code", equalTo("draft.deleted"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"metadata\":{\"title\":\"A\",\"title\":\"B\"}}      | json.invalid",
        "{\"metadata\":{\"title\":\"A\"}} {\"metadata\":{}}  | json.invalid",
        "{\"metadata\":{\"title\":\"A\",\"n\":1e400}}        | metadata.number",
        "{\"metadata\":{\"title\":\"\\ud83d\"}}              | metadata.encoding",
      })
  void whatCouldNotBeKeptAsItWasSentIsRefused(String body, String code) {
    depositor
        .asks()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/drafts")
        .then()
        .statusCode(400)
        .body("code", equalTo(code));
  }

  @Test
  void whatIsNotYoursIsAsUnknownAsWhatIsNot() {
    String draft = depositor.draft("Secret");
    String upload = depositor.upload(draft, "a", 1);
    Depositor other = new Depositor("depositor2");
    String none = UUID.randomUUID().toString();
    for (String path :
        List.of("/api/v1/drafts/%s", "/api/v1/drafts/%s/files", "/api/v1/submissions/%s")) {
      Map<String, Object> forbidden = refusal(other, path.formatted(draft));
      assertThat(forbidden).isEqualTo(refusal(other, path.formatted(none)));
    }
    other.tus().head(upload).then().statusCode(404);
    other.patch(upload, 0, new byte[1]).then().statusCode(404);
    other.begin(draft, "b", 1, "").then().statusCode(404);
    other.submit(draft, "{}").then().statusCode(404);
    given().get("/api/v1/drafts/" + draft).then().statusCode(401);
    given().auth().oauth2("no.token.this").get("/api/v1/drafts").then().statusCode(401);
  }

  @Test
  void aTarBatchGivesALineForEachFileAndKeepsTheGoodOnes() throws Exception {
    String draft = depositor.draft("Batch");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      entry(tar, "one.txt", "abc", null);
      entry(tar, "dir/zwei-\u00e4.txt", "", null);
      entry(tar, "wrong.txt", "abc", "00");
      entry(tar, "dir", "file and folder", null);
      entry(tar, "bad\u202e.txt", "x", null);
      TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      entry(tar, "last.txt", "123456789", null);
    }
    String answer = batch(draft, bytes.toByteArray()).then().statusCode(200).extract().asString();
    assertThat(answer.lines())
        .hasSize(7)
        .satisfies(lines -> {
          assertThat(lines.get(0))
              .contains(
                  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                  "\"crc32\":\"352441c2\"");
          assertThat(lines.get(2)).contains("checksum.mismatch");
          assertThat(lines.get(3)).contains("path.is-folder");
          assertThat(lines.get(4)).contains("path.bidi");
          assertThat(lines.get(5)).contains("entry.kind");
          assertThat(lines.get(6)).contains("\"crc32\":\"cbf43926\"");
        });
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .body("items.path", equalTo(List.of("dir/zwei-\u00e4.txt", "last.txt", "one.txt")));
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), 700);
    batch(depositor.draft("Cut"), cut).then().statusCode(400).body("code", equalTo("batch.tar"));
    depositor
        .asks()
        .queryParam("path", "one.txt")
        .delete("/api/v1/drafts/" + draft + "/files")
        .then()
        .statusCode(204);
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("files.count", equalTo(2))
        .body("files.bytes", equalTo(9));
  }

  private io.restassured.response.Response batch(String draft, byte[] tar) {
    return depositor.batch(draft, tar);
  }

  private static void entry(TarArchiveOutputStream tar, String name, String content, String digest)
      throws Exception {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    if (digest != null) {
      entry.addPaxHeader("LUMENARK.sha256", digest);
    }
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private ValidatableResponse createWith(String key, Map<String, Object> metadata) {
    return depositor
        .asks()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Map.of("metadata", metadata))
        .post("/api/v1/drafts")
        .then();
  }

  private String create(String key) {
    return depositor
        .asks()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Map.of("metadata", Map.of("title", "Same")))
        .post("/api/v1/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Map<String, Object> refusal(Depositor other, String path) {
    Map<String, Object> body =
        other.asks().get(path).then().statusCode(404).extract().body().jsonPath().getMap("");
    body.remove("instance");
    return body;
  }
}
