package org.lumenark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.testkit.LumenarkServers;

/** The object store has no room for a while. */
@QuarkusTest
@TestProfile(SftpIT.WithSftp.class)
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

  @Inject AgroalDataSource dataSource;

  @ConfigProperty(name = "lumenark.submission.sftp.port")
  int sftpPort;

  @TempDir Path work;

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

  @Test
  void sftp_tells_of_the_room_and_goes_on_in_the_same_session() throws Exception {
    String draft = depositor.draft("Full for SFTP");
    byte[] noise = new byte[(20 << 20) + 7];
    new Random(3).nextBytes(noise);
    Path large = Files.write(work.resolve("large.tif"), noise);
    Path small = Files.writeString(work.resolve("small.txt"), "small");

    Sftp.Run run =
        sftp(draft)
            .run(
                "put " + small + " before.txt",
                told("/~full/507/XMinioStorageFull"),
                "-put " + small + " refused.txt",
                "-put " + large + " refused.tif",
                "ls -1",
                "-put " + small + " before.txt",
                told("/~room"),
                "put " + large + " after.tif",
                "put " + small + " refused.txt");

    assertThat(run.exit()).as(run.said()).isZero();
    assertThat(run.said())
        .contains("storage.full: The archive has no room left and did not keep the file.")
        .contains("Tell its operator");
    assertThat(run.said().split("sftp> ls -1\\R")[1])
        .as("what is there while the store is full")
        .startsWith("before.txt")
        .doesNotContain("refused.tif\n");
    Response kept = files(draft, 3);
    kept.then()
        .body("items.path", equalTo(List.of("after.tif", "before.txt", "refused.txt")))
        .body("items[0].sha256", equalTo(sha256(noise)));
    assertThat(objects(draft)).as("objects that the draft has").isEqualTo(3);
  }

  /** The store is full for one request alone, so that all others of the file find room. */
  @Test
  void sftp_keeps_no_file_of_which_some_bytes_found_no_room() throws Exception {
    String draft = depositor.draft("Full for a moment");
    Path large = Files.write(work.resolve("large.tif"), new byte[30 << 20]);

    Sftp.Run run =
        sftp(draft).run(told("/~full/507/XMinioStorageFull/1"), "put " + large + " a.tif");

    assertThat(run.exit()).as(run.said()).isNotZero();
    assertThat(run.said()).contains("storage.full");
    files(draft, 0);
    Depositor.await(() -> objects(draft) == 0);
    assertThat(sftp(draft).run("put " + large + " a.tif").exit()).isZero();
    files(draft, 1).then().body("items[0].size", equalTo(30 << 20));
  }

  private Sftp sftp(String draft) throws Exception {
    boolean there = Sftp.isThere();
    if (!there) {
      System.err.println("SKIPPED: SFTP is not tried: OpenSSH's sftp is absent");
    }
    assumeTrue(there, "sftp is absent");
    return new Sftp(work, sftpPort, draft, depositor.sftpToken(draft).getString("token"));
  }

  /** A command of the client that tells the store something in the middle of a session. */
  private static String told(String what) {
    return "!curl -sS -X PUT " + endpoint() + what;
  }

  private long objects(String draft) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count =
            connection.prepareStatement("select count(*) from blob where draft_id = ?::uuid")) {
      count.setString(1, draft);
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
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
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(URI.create(endpoint() + told))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  private static String endpoint() {
    return ConfigProvider.getConfig().getValue("lumenark.storage.endpoint", String.class);
  }
}
