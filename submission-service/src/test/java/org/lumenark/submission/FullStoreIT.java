package org.lumenark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.testkit.LumenarkServers;

/** The object store has no room for a while. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
@WithTestResource(FullStore.class)
class FullStoreIT {

  private static final int MIB = 1 << 20;

  private final Depositor depositor = new Depositor("depositor");

  @AfterEach
  void room() throws Exception {
    store("/~room");
  }

  /** As MinIO, a bucket's quota there, Ceph, and a store that says nothing more answer. */
  @ParameterizedTest
  @CsvSource({
    "507, XMinioStorageFull",
    "400, XMinioAdminBucketQuotaExceeded",
    "403, QuotaExceeded",
    "507, InsufficientStorage",
    "507, -"
  })
  void an_upload_goes_on_where_it_stands_once_there_is_room(String status, String code)
      throws Exception {
    String draft = depositor.draft("Full: " + status + " " + code);
    byte[] content = new byte[20 * MIB];
    new Random(7).nextBytes(content);
    String upload = depositor.upload(draft, "stack.tif", content.length);
    depositor.patch(upload, 0, Arrays.copyOf(content, 9 * MIB)).then().statusCode(204);

    store("/~full/" + status + "/" + code);
    isFull(depositor.patch(upload, 9 * MIB, Arrays.copyOfRange(content, 9 * MIB, 20 * MIB)))
        .then()
        .body("instance", equalTo(upload));
    assertThat(depositor.offset(upload)).isEqualTo(9 * MIB);
    files(draft, 0);

    store("/~room");
    depositor
        .patch(upload, 9 * MIB, Arrays.copyOfRange(content, 9 * MIB, 20 * MIB))
        .then()
        .statusCode(204);
    files(draft, 1)
        .then()
        .body("items[0].sha256", equalTo(sha256(content)))
        .body("items[0].size", equalTo(content.length));
  }

  @Test
  void the_first_bytes_of_an_upload_find_no_room() throws Exception {
    String draft = depositor.draft("Full from the beginning");
    String upload = depositor.upload(draft, "small.txt", 5);
    store("/~full/507/XMinioStorageFull");
    isFull(depositor.patch(upload, 0, "hello".getBytes(UTF_8)));
    assertThat(depositor.offset(upload)).isZero();
    isFull(depositor.patch(upload, 0, "hel".getBytes(UTF_8)));
    assertThat(depositor.offset(upload)).isZero();

    store("/~room");
    depositor.patch(upload, 0, "hello".getBytes(UTF_8)).then().statusCode(204);
    files(draft, 1).then().body("items[0].sha256", equalTo(sha256("hello".getBytes(UTF_8))));
  }

  @Test
  void a_file_in_one_request_leaves_no_upload_behind() throws Exception {
    String draft = depositor.draft("Full for one request");
    store("/~full/403/QuotaExceeded");
    for (int attempt = 0; attempt < 3; attempt++) {
      isFull(inOneRequest(draft, "hello"));
    }
    files(draft, 0);
    depositor
        .tus()
        .get("/api/v1/drafts/" + draft + "/uploads")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));

    store("/~room");
    inOneRequest(draft, "hello").then().statusCode(201);
    files(draft, 1);
  }

  @Test
  void a_batch_is_stored_whole_or_not_at_all() throws Exception {
    String draft = depositor.draft("Full for a batch");
    store("/~full/507/XMinioStorageFull");
    isFull(batch(draft));
    files(draft, 0);

    store("/~room");
    String lines = batch(draft).then().statusCode(200).extract().asString();
    assertThat(lines.lines()).hasSize(3).noneMatch(line -> line.contains("error"));
    files(draft, 3);
  }

  private Response isFull(Response answer) {
    answer
        .then()
        .statusCode(507)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lumenark:problem:storage.full"))
        .body("code", equalTo("storage.full"))
        .body("errors[0].code", equalTo("storage.full"))
        .body("errors[0].remedy", containsString("operator"));
    return answer;
  }

  private Response files(String draft, int count) {
    Response answer = depositor.asks().get("/api/v1/drafts/" + draft + "/files");
    answer.then().statusCode(200).body("items", hasSize(count));
    return answer;
  }

  private Response inOneRequest(String draft, String content) {
    return depositor
        .tus()
        .header("Upload-Length", content.length())
        .header(
            "Upload-Metadata",
            "draft " + Depositor.base64(draft) + ",path " + Depositor.base64("one.txt"))
        .contentType("application/offset+octet-stream")
        .body(content.getBytes(UTF_8))
        .post("/api/v1/uploads");
  }

  private Response batch(String draft) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (String name : new String[] {"a.txt", "b.txt", "c.txt"}) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(name.length());
        tar.putArchiveEntry(entry);
        tar.write(name.getBytes(UTF_8));
        tar.closeArchiveEntry();
      }
    }
    return depositor
        .asks()
        .contentType("application/x-tar")
        .body(bytes.toByteArray())
        .post("/api/v1/drafts/" + draft + "/files/batch");
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static void store(String told) throws Exception {
    String endpoint =
        ConfigProvider.getConfig().getValue("lumenark.storage.endpoint", String.class);
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(URI.create(endpoint + told))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
