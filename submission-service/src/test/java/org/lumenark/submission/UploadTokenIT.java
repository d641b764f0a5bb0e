package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class UploadTokenIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] EMPTY_TAR = new byte[1024];

  private final Depositor depositor = new Depositor("depositor");

  @Inject AgroalDataSource dataSource;

  @Test
  void aTokenFillsItsDraftByTusAndByBatchAndSeesItsFiles() {
    String draft = depositor.draft("Filled by a script");
    String secret = issue(draft, "{\"label\":\"microscope 3\"}").getString("token");

    String upload =
        begin(secret, draft, "a.bin").then().statusCode(201).extract().header("Location");
    patch(secret, upload).then().statusCode(204);
    holder(secret).header("Tus-Resumable", "1.0.0").head(upload).then().statusCode(200);
    holder(secret)
        .contentType("application/x-tar")
        .body(EMPTY_TAR)
        .post("/api/v1/drafts/" + draft + "/files/batch")
        .then()
        .statusCode(200);

    holder(secret)
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].path", equalTo("a.bin"));
  }

  @Test
  void aTokenDoesNothingElse() {
    String draft = depositor.draft("Only to be filled");
    String path = "/api/v1/drafts/" + draft;
    JsonPath token = issue(draft, "{}");
    String secret = token.getString("token");
    depositor.put(draft, "kept.bin", new byte[1]);

    holder(secret).get("/api/v1/drafts").then().statusCode(401);
    json(secret, "{\"metadata\":{}}").post("/api/v1/drafts").then().statusCode(401);
    holder(secret).get(path).then().statusCode(401);
    holder(secret)
        .contentType("application/merge-patch+json")
        .body("{\"metadata\":{\"title\":\"mine\"}}")
        .patch(path)
        .then()
        .statusCode(401);
    holder(secret).delete(path).then().statusCode(401);
    holder(secret).delete(path + "/files?path=kept.bin").then().statusCode(401);
    json(secret, "").post(path + "/validate").then().statusCode(401);
    json(secret, "{}").post(path + "/submit").then().statusCode(401);
    holder(secret).get(path + "/upload-tokens").then().statusCode(401);
    json(secret, "{}").post(path + "/upload-tokens").then().statusCode(401);
    holder(secret)
        .delete(path + "/upload-tokens/" + token.getString("id"))
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.required"));
    depositor.asks().get(path).then().statusCode(200).body("files.count", equalTo(1));
  }

  @Test
  void toATokenEveryOtherDraftIsUnknownAlsoOneOfTheSameOwner() {
    String secret = issue(depositor.draft("Covered"), "{}").getString("token");
    String other = depositor.draft("Not covered");
    String upload = depositor.upload(other, "a.bin", 3);

    begin(secret, other, "b.bin").then().statusCode(404);
    holder(secret).header("Tus-Resumable", "1.0.0").head(upload).then().statusCode(404);
    patch(secret, upload).then().statusCode(404);
    holder(secret).header("Tus-Resumable", "1.0.0").delete(upload).then().statusCode(404);
    holder(secret).get("/api/v1/drafts/" + other + "/files").then().statusCode(404);
    holder(secret)
        .contentType("application/x-tar")
        .body(EMPTY_TAR)
        .post("/api/v1/drafts/" + other + "/files/batch")
        .then()
        .statusCode(404);
  }

  @Test
  void theSecretIsShownOnceAndNotKept() throws Exception {
    String draft = depositor.draft("Secrets");
    JsonPath issued = issue(draft, "{\"label\":\"once\"}");
    String secret = issued.getString("token");

    assertThat(secret).matches("lmku_[A-Za-z0-9_-]{43}");
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/upload-tokens")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].id", equalTo(issued.getString("id")))
        .body("items[0].label", equalTo("once"))
        .body("items[0].token", nullValue());
    assertThat(row(issued.getString("id"))).contains("once").doesNotContain(secret.substring(5));
  }

  @Test
  void aRevokedTokenIsNoTokenAndIsNotListed() {
    String draft = depositor.draft("Revoked");
    JsonPath issued = issue(draft, "{}");
    String tokens = "/api/v1/drafts/" + draft + "/upload-tokens";
    String own = tokens + "/" + issued.getString("id");
    new Depositor("depositor2").asks().delete(own).then().statusCode(404);

    depositor.asks().delete(own).then().statusCode(204);

    holder(issued.getString("token"))
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .statusCode(401);
    depositor.asks().get(tokens).then().body("items", hasSize(0));
    depositor.asks().delete(own).then().statusCode(404);
  }

  @Test
  void bytesThatAreOnTheirWayWhenTheTokenIsRevokedAreNotTaken() throws Exception {
    String draft = depositor.draft("Revoked under way");
    JsonPath issued = issue(draft, "{}");
    String secret = issued.getString("token");
    String upload = begin(secret, draft, "a.bin").getHeader("Location");

    int status =
        slowly(
            secret,
            "PATCH",
            upload,
            "abc".getBytes(StandardCharsets.UTF_8),
            () -> hasWriter(upload),
            () -> revoke(draft, issued));

    assertThat(status).isEqualTo(401);
    assertThat(depositor.offset(upload)).isZero();
  }

  @Test
  void aBatchThatIsOnItsWayWhenTheTokenIsRevokedIsNotTaken() throws Exception {
    String draft = depositor.draft("Batch revoked under way");
    JsonPath issued = issue(draft, "{}");

    int status =
        slowly(
            issued.getString("token"),
            "POST",
            "/api/v1/drafts/" + draft + "/files/batch",
            oneFile(),
            () -> hasPack(draft),
            () -> revoke(draft, issued));

    assertThat(status).isEqualTo(401);
    depositor.asks().get("/api/v1/drafts/" + draft + "/files").then().body("items", hasSize(0));
  }

  private void revoke(String draft, JsonPath issued) {
    depositor
        .asks()
        .delete("/api/v1/drafts/" + draft + "/upload-tokens/" + issued.getString("id"))
        .then()
        .statusCode(204);
  }

  /** Sends all but the last byte, waits until the archive has begun, and does something then. */
  private static int slowly(
      String secret,
      String method,
      String path,
      byte[] content,
      BooleanSupplier begun,
      Runnable meanwhile)
      throws Exception {
    URI archive = URI.create(RestAssured.baseURI);
    try (Socket socket = new Socket(archive.getHost(), RestAssured.port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          %s %s HTTP/1.1\r
          Host: %s:%d\r
          Authorization: Bearer %s\r
          Tus-Resumable: 1.0.0\r
          Upload-Offset: 0\r
          Content-Type: %s\r
          Content-Length: %d\r
          Connection: close\r
          \r
          """
              .formatted(
                  method,
                  URI.create(path).getPath(),
                  archive.getHost(),
                  RestAssured.port,
                  secret,
                  method.equals("POST") ? "application/x-tar" : "application/offset+octet-stream",
                  content.length)
              .getBytes(StandardCharsets.US_ASCII));
      out.write(content, 0, content.length - 1);
      Depositor.await(begun);
      meanwhile.run();
      out.write(content, content.length - 1, 1);
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    }
  }

  private static byte[] oneFile() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      TarArchiveEntry entry = new TarArchiveEntry("a.bin");
      entry.setSize(3);
      out.putArchiveEntry(entry);
      out.write(new byte[3]);
      out.closeArchiveEntry();
    }
    return tar.toByteArray();
  }

  private boolean hasWriter(String upload) {
    return exists(
        "select 1 from upload where id = ? and writer is not null",
        upload.substring(upload.lastIndexOf('/') + 1));
  }

  private boolean hasPack(String draft) {
    return exists("select 1 from blob where draft_id = ? and kind = 'pack'", draft);
  }

  private boolean exists(String query, String id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(query)) {
      select.setObject(1, UUID.fromString(id));
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void aTokenEndsAndItsLifeIsBounded() throws Exception {
    String draft = depositor.draft("Ends");
    JsonPath usual = issue(draft, "{}");
    assertThat(Duration.between(Instant.now(), Instant.parse(usual.getString("expiresAt"))))
        .isBetween(Duration.ofDays(29), Duration.ofDays(30));
    for (String days : List.of("0", "-1", "91", "2147483648", "1.5", "\"7\"")) {
      request(draft, "{\"days\":" + days + "}")
          .then()
          .statusCode(400)
          .body("code", equalTo("token.days"));
    }
    end(usual.getString("id"));

    holder(usual.getString("token"))
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .statusCode(401);
  }

  @Test
  void whatIsNoTokenIsRefused() {
    String draft = depositor.draft("Guessed");
    for (String guess : List.of("lmku_", "lmku_" + "A".repeat(43), "lmku_" + "A".repeat(4_000))) {
      holder(guess)
          .get("/api/v1/drafts/" + draft + "/files")
          .then()
          .statusCode(401)
          .contentType("application/problem+json");
    }
  }

  @Test
  void nobodyMakesATokenOfAForeignOrSubmittedDraft() {
    String draft = depositor.draft("Mine");
    depositor.put(draft, "a.bin", new byte[1]);
    String tokens = "/api/v1/drafts/" + draft + "/upload-tokens";
    new Depositor("depositor2")
        .asks()
        .contentType("application/json")
        .body("{}")
        .post(tokens)
        .then()
        .statusCode(404);
    depositor.submit(draft, "{}").then().statusCode(201);

    request(draft, "{}").then().statusCode(409).body("code", equalTo("draft.submitted"));
  }

  @Test
  void noLogHasTheSecret() {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Handler handler = listening(lines);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      String draft = depositor.draft("Logged");
      String secret = issue(draft, "{}").getString("token");
      begin(secret, draft, "a.bin").then().statusCode(201);
      begin(secret, UUID.randomUUID().toString(), "a.bin").then().statusCode(404);
      holder(secret + "x").get("/api/v1/drafts/" + draft + "/files").then().statusCode(401);
      Logger.getLogger("test").severe("heard");

      assertThat(lines).anyMatch(line -> line.contains("heard"));
      assertThat(lines).noneMatch(line -> line.contains(secret.substring(5)));
    } finally {
      root.removeHandler(handler);
    }
  }

  private JsonPath issue(String draft, String body) {
    return request(draft, body).then().statusCode(201).extract().jsonPath();
  }

  private Response request(String draft, String body) {
    return depositor
        .asks()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/drafts/" + draft + "/upload-tokens");
  }

  private static RequestSpecification holder(String secret) {
    return given().auth().oauth2(secret).urlEncodingEnabled(true);
  }

  private static RequestSpecification json(String secret, String body) {
    return holder(secret).contentType("application/json").body(body);
  }

  private static Response begin(String secret, String draft, String path) {
    return holder(secret)
        .headers(
            Map.of(
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                "3",
                "Upload-Metadata",
                "draft " + Depositor.base64(draft) + ",path " + Depositor.base64(path)))
        .post("/api/v1/uploads");
  }

  private static Response patch(String secret, String upload) {
    return holder(secret)
        .headers(Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", "0"))
        .contentType("application/offset+octet-stream")
        .body("abc".getBytes(StandardCharsets.UTF_8))
        .patch(upload);
  }

  private String row(String id) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select t::text from upload_token t where id = ?")) {
      select.setObject(1, UUID.fromString(id));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void end(String id) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update upload_token set expires_at = now() - interval '1 second' where id = ?")) {
      update.setObject(1, UUID.fromString(id));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static Handler listening(Queue<String> lines) {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage() + " " + line.getThrown());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    return handler;
  }
}
