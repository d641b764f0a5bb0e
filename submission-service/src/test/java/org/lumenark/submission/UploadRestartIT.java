package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.testkit.TestTokens;

/** Uploads whose service is killed between storing bytes and writing down that they are stored. */
class UploadRestartIT {

  private static final int MEBIBYTE = 1 << 20;
  private static ServiceProcess service;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    service = new ServiceProcess(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void anUploadKilledInItsMiddleGoesOnAtTheOffsetThatWasWrittenDown() throws Exception {
    byte[] content = noise(20 * MEBIBYTE + 7);
    String draft = draft();
    String upload = upload(draft, "middle.bin", content.length);
    assertThat(patch(upload, 0, Arrays.copyOf(content, MEBIBYTE))).isEqualTo(204);
    service.killAt("stored-not-committed");

    assertThat(patch(upload, MEBIBYTE, Arrays.copyOfRange(content, MEBIBYTE, 19 * MEBIBYTE)))
        .as("no answer")
        .isEqualTo(-1);
    service.awaitDeath();
    service.start();

    int offset = offset(upload);
    assertThat(offset).as("acknowledged bytes").isBetween(MEBIBYTE, 19 * MEBIBYTE - 1);
    assertThat(patch(upload, offset, Arrays.copyOfRange(content, offset, content.length)))
        .isEqualTo(204);
    assertThat(onlyFile(draft).path("sha256").asText()).isEqualTo(sha256(content));
    assertThat(onlyFile(draft).path("size").asInt()).isEqualTo(content.length);
  }

  @Test
  void anUploadKilledAtItsEndIsCompletedByTheNextLook() throws Exception {
    byte[] content = noise(17 * MEBIBYTE);
    String draft = draft();
    String upload = upload(draft, "end.bin", content.length);
    service.killAt("stored-not-committed");

    assertThat(patch(upload, 0, content)).as("no answer").isEqualTo(-1);
    service.awaitDeath();
    service.start();

    assertThat(offset(upload)).isEqualTo(content.length);
    assertThat(onlyFile(draft).path("sha256").asText()).isEqualTo(sha256(content));
  }

  @Test
  void aSmallUploadKilledAtItsEndIsSentAgainAndExistsOnce() throws Exception {
    byte[] content = noise(1_000);
    String draft = draft();
    String upload = upload(draft, "small.bin", content.length);
    service.killAt("stored-not-committed");

    assertThat(patch(upload, 0, content)).as("no answer").isEqualTo(-1);
    service.awaitDeath();
    service.start();

    int offset = offset(upload);
    if (offset < content.length) {
      byte[] rest = Arrays.copyOfRange(content, offset, content.length);
      assertThat(patch(upload, offset, rest)).isEqualTo(204);
    }
    assertThat(onlyFile(draft).path("sha256").asText()).isEqualTo(sha256(content));
  }

  @Test
  void aFileOfPartsKilledBeforeItIsCommittedIsCompletedByTheSameRequest() throws Exception {
    byte[] content = noise(19 * MEBIBYTE);
    String draft = draft();
    List<String> parts =
        List.of(
            part(draft, Arrays.copyOf(content, 10 * MEBIBYTE)),
            part(draft, Arrays.copyOfRange(content, 10 * MEBIBYTE, content.length)));
    service.killAt("stored-not-committed");

    assertThat(join(draft, parts)).as("no answer").isEmpty();
    service.awaitDeath();
    service.start();

    Optional<String> joined = join(draft, parts);
    assertThat(joined).isPresent();
    assertThat(join(draft, parts)).as("asked again").isEqualTo(joined);
    assertThat(offset(joined.orElseThrow())).isEqualTo(content.length);
    assertThat(onlyFile(draft).path("sha256").asText()).isEqualTo(sha256(content));
  }

  private String part(String draft, byte[] content) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request("/api/v1/uploads")
                .header("Upload-Length", Integer.toString(content.length))
                .header("Upload-Concat", "partial")
                .header("Upload-Metadata", "draft " + Depositor.base64(draft))
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(content))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** The file's address; empty if the connection broke before one came. */
  private Optional<String> join(String draft, List<String> parts) throws InterruptedException {
    try {
      return http.send(
              request("/api/v1/uploads")
                  .header("Upload-Concat", "final;" + String.join(" ", parts))
                  .header(
                      "Upload-Metadata",
                      "draft " + Depositor.base64(draft) + ",path " + Depositor.base64("whole.bin"))
                  .POST(BodyPublishers.noBody())
                  .build(),
              BodyHandlers.discarding())
          .headers()
          .firstValue("Location");
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private String draft() throws Exception {
    HttpResponse<String> answer =
        http.send(
            request("/api/v1/drafts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"metadata\":{\"title\":\"Restart\"}}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new ObjectMapper().readTree(answer.body()).path("id").asText();
  }

  private String upload(String draft, String path, int length) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request("/api/v1/uploads")
                .header("Upload-Length", Integer.toString(length))
                .header(
                    "Upload-Metadata",
                    "draft " + Depositor.base64(draft) + ",path " + Depositor.base64(path))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** The status; -1 if the connection broke before one came. */
  private int patch(String upload, int offset, byte[] bytes) throws InterruptedException {
    try {
      return http.send(
              request(upload)
                  .header("Upload-Offset", Integer.toString(offset))
                  .header("Content-Type", "application/offset+octet-stream")
                  .method("PATCH", BodyPublishers.ofByteArray(bytes))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException broken) {
      return -1;
    }
  }

  private int offset(String upload) throws Exception {
    HttpResponse<Void> answer =
        http.send(
            request(upload).method("HEAD", BodyPublishers.noBody()).build(),
            BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
    return Integer.parseInt(answer.headers().firstValue("Upload-Offset").orElseThrow());
  }

  private JsonNode onlyFile(String draft) throws Exception {
    HttpResponse<String> answer =
        http.send(request("/api/v1/drafts/" + draft + "/files").build(), BodyHandlers.ofString());
    JsonNode items = new ObjectMapper().readTree(answer.body()).path("items");
    assertThat(items).as(answer.body()).hasSize(1);
    return items.get(0);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.uri(path))
        .header("Authorization", "Bearer " + TestTokens.ofThisRun().user("depositor"))
        .header("Tus-Resumable", "1.0.0");
  }

  private static byte[] noise(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
