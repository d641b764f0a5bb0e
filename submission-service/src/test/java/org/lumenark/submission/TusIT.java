package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class TusIT {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Depositor depositor = new Depositor("depositor");

  @TestHTTPResource URL url;

  @Test
  void aFileInPiecesOfAnySizeHasTheDigestOfTheWhole() throws Exception {
    byte[] content = new byte[(17 << 20) + 3];
    new Random(3).nextBytes(content);
    String draft = depositor.draft("Pieces");
    String upload = depositor.upload(draft, "pieces.bin", content.length);
    int[] cuts = {0, 5, 8 << 20, (8 << 20) + 1, 17 << 20, content.length};
    for (int cut = 0; cut + 1 < cuts.length; cut++) {
      byte[] piece = Arrays.copyOfRange(content, cuts[cut], cuts[cut + 1]);
      depositor.patch(upload, cuts[cut], piece).then().statusCode(204);
      assertThat(depositor.offset(upload)).isEqualTo(cuts[cut + 1]);
    }
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .body("items", hasSize(1))
        .body("items[0].sha256", equalTo(sha256));
  }

  @Test
  void whatArrivedBeforeTheConnectionBrokeIsKept() throws Exception {
    byte[] content = new byte[(9 << 20)];
    new Random(4).nextBytes(content);
    String draft = depositor.draft("Broken line");
    String upload = depositor.upload(draft, "broken.bin", content.length);
    int sent = (8 << 20) + 100_000;
    try (Socket socket = new Socket("127.0.0.1", url.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "PATCH %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\n"
              + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
              + "Content-Length: %d\r\n\r\n";
      String token = TestTokens.ofThisRun().user("depositor");
      out.write(head.formatted(upload, token, content.length).getBytes(StandardCharsets.US_ASCII));
      out.write(content, 0, sent);
      out.flush();
      long offset = depositor.offset(upload);
      assertThat(offset).isBetween(1L, (long) sent);
      byte[] rest = Arrays.copyOfRange(content, (int) offset, content.length);
      depositor.patch(upload, offset, rest).then().statusCode(204);
    }
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .body("items[0].sha256", equalTo(sha256));
  }

  /** Clients that take an upload for lost begin another one and never end the first. */
  @Test
  void anUploadThatAnotherOneOfItsFileOvertookIsNotWaitedFor() {
    String draft = depositor.draft("Begun again");
    String lost = depositor.upload(draft, "a.bin", 3);
    depositor.patch(lost, 0, bytes("a")).then().statusCode(204);
    String again = depositor.upload(draft, "a.bin", 3);
    assertThat(findings(draft)).contains("2 uploads are not complete.");

    depositor.patch(again, 0, bytes("abc")).then().statusCode(204);

    assertThat(findings(draft)).noneMatch(message -> message.contains("not complete"));
    depositor.upload(draft, "a.bin", 4);
    assertThat(findings(draft))
        .as("what is begun after the file is there will change it")
        .contains("1 uploads are not complete.");
  }

  @Test
  void anUploadWhoseFileCameByBatchMeanwhileIsNotWaitedFor() {
    String draft = depositor.draft("Sent by batch");
    String lost = depositor.upload(draft, "a.bin", 3);
    depositor.patch(lost, 0, bytes("a")).then().statusCode(204);
    assertThat(findings(draft)).contains("1 uploads are not complete.");

    depositor.batch(draft, Depositor.tar("a.bin", bytes("abc"))).then().statusCode(200);

    assertThat(findings(draft)).noneMatch(message -> message.contains("not complete"));
    depositor.upload(draft, "a.bin", 4);
    assertThat(findings(draft))
        .as("what is begun after the file is there will change it")
        .contains("1 uploads are not complete.");
  }

  private List<String> findings(String draft) {
    return depositor
        .asks()
        .post("/api/v1/drafts/" + draft + "/validate")
        .then()
        .statusCode(200)
        .extract()
        .path("findings.message");
  }

  @Test
  void bytesThatDoNotMatchTheirDigestAreNotAcknowledged() {
    String draft = depositor.draft("Checksums");
    String upload = depositor.upload(draft, "abc", 3);
    Map<String, String> wrong =
        Map.of("Upload-Checksum", "sha256 " + Base64.getEncoder().encodeToString(new byte[32]));
    depositor
        .patch(upload, 0, bytes("abc"), wrong)
        .then()
        .statusCode(460)
        .header("Tus-Resumable", "1.0.0")
        .body("code", equalTo("checksum.mismatch"));
    assertThat(depositor.offset(upload)).isZero();
    String right = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(ABC));
    depositor
        .patch(upload, 0, bytes("abc"), Map.of("Upload-Checksum", "sha256 " + right))
        .then()
        .statusCode(204);
  }

  @ParameterizedTest
  @CsvSource({"sha1,a9993e364706816aba3e25717850c26c9cd0d89d", "crc32,352441c2"})
  void otherDigestsAreComparedToo(String algorithm, String hex) {
    String upload = depositor.upload(depositor.draft("Checksums"), "abc", 3);
    String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    Map<String, String> header = Map.of("Upload-Checksum", algorithm + " " + digest);
    depositor.patch(upload, 0, bytes("abd"), header).then().statusCode(460);
    depositor.patch(upload, 0, bytes("abc"), header).then().statusCode(204);
  }

  @Test
  void aFileWithAnotherDigestThanDeclaredDoesNotExist() {
    String draft = depositor.draft("Whole digest");
    String declared = ",sha256 " + Depositor.base64(ABC);
    String bad =
        depositor
            .begin(draft, "abc", 3, declared)
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    depositor.patch(bad, 0, bytes("abd")).then().statusCode(460);
    depositor.tus().head(bad).then().statusCode(404);
    String good =
        depositor
            .begin(draft, "abc", 3, declared)
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    depositor.patch(good, 0, bytes("abc")).then().statusCode(204);
  }

  @Test
  void ofManyWritersAtOneOffsetOneWinsAndTheFileIsWhole() throws Exception {
    byte[] content = new byte[3 << 20];
    new Random(5).nextBytes(content);
    String draft = depositor.draft("Writers");
    String upload = depositor.upload(draft, "contested.bin", content.length);
    List<Callable<Integer>> writers =
        Collections.nCopies(6, () -> depositor.patch(upload, 0, content).statusCode());
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
      for (Future<Integer> answer : threads.invokeAll(writers)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).containsOnlyOnce(204);
    assertThat(answers).allMatch(status -> List.of(204, 409, 423).contains(status));
    assertThat(depositor.offset(upload)).isEqualTo(content.length);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .body("items", hasSize(1))
        .body("items[0].sha256", equalTo(sha256));
  }

  @Test
  void theOffsetMustBeTheUploads() {
    String upload = depositor.upload(depositor.draft("Offsets"), "abc", 3);
    depositor
        .patch(upload, 1, bytes("bc"))
        .then()
        .statusCode(409)
        .body("code", equalTo("upload.offset"));
    depositor.patch(upload, 0, bytes("abcd")).then().statusCode(413);
    depositor.tus().delete(upload).then().statusCode(204);
    depositor.tus().head(upload).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "../a,path.traversal",
    "/a,path.absolute",
    "a//b,path.empty-segment",
    "a/./b,path.traversal",
    "a\\b,path.backslash",
    "'a ',path.blank",
    "a\u202eb,path.bidi",
    "a\u0000b,path.control"
  })
  void pathsThatCannotBeStoredAreRefused(String path, String code) {
    depositor
        .begin(depositor.draft("Paths"), path, 1, "")
        .then()
        .statusCode(400)
        .body("code", equalTo(code));
  }

  @Test
  void aPathIsNeverTwoThings() {
    String draft = depositor.draft("Twins");
    depositor.put(draft, "a/b", bytes("1"));
    depositor.put(draft, "a/b", bytes("1"));
    depositor
        .begin(draft, "a", 1, "")
        .then()
        .statusCode(409)
        .body("code", equalTo("path.is-folder"));
    depositor
        .begin(draft, "a/b/c", 1, "")
        .then()
        .statusCode(409)
        .body("code", equalTo("path.is-file"));
    String other = depositor.upload(draft, "a/b", 1);
    depositor
        .patch(other, 0, bytes("2"))
        .then()
        .statusCode(409)
        .body("code", equalTo("path.exists"));
    depositor.put(draft, "a0", bytes("1"));
  }

  @Test
  void theProtocolIsAnnounced() {
    depositor
        .asks()
        .options("/api/v1/uploads")
        .then()
        .statusCode(204)
        .header("Tus-Version", "1.0.0")
        .header(
            "Tus-Extension",
            "creation,creation-with-upload,checksum,concatenation,expiration,termination")
        .header("Tus-Checksum-Algorithm", "sha256,sha1,crc32");
    depositor.asks().head("/api/v1/uploads/x").then().statusCode(412);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
