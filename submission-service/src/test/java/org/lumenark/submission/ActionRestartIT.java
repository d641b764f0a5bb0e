package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.testkit.TestTokens;

/** Actions whose service is killed before and after a step is committed. */
class ActionRestartIT {

  /** More than one round. */
  private static final int ENTRIES = 12_000;

  private static final ObjectMapper JSON = new ObjectMapper();
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

  @ParameterizedTest
  @ValueSource(strings = {"stored-not-committed", "action-step-committed"})
  void anExpansionThatWasKilledGoesOnAndEveryEntryIsThereOnce(String point) throws Exception {
    String draft =
        send("POST", "/api/v1/drafts", "{\"metadata\":{\"title\":\"Killed\"}}").path("id").asText();
    upload(draft, "many.zip", zip());
    service.killAt(point);

    String actions = "/api/v1/drafts/" + draft + "/actions";
    String action =
        send("POST", actions, "{\"action\":\"expand\",\"path\":\"many.zip\"}").path("id").asText();
    service.awaitDeath();
    service.start();

    JsonNode[] seen = new JsonNode[1];
    for (int turn = 0; turn < 6 && (seen[0] == null || !isOver(seen[0])); turn++) {
      try {
        Depositor.await(() -> {
          seen[0] = send("GET", actions + "/" + action, "");
          return isOver(seen[0]);
        });
      } catch (AssertionError notYet) {
        assertThat(turn).as("turns of 20 seconds").isLessThan(5);
      }
    }

    assertThat(seen[0].path("state").asText()).isEqualTo("done");
    assertThat(seen[0].at("/counts/entries").asInt()).isEqualTo(ENTRIES);
    assertThat(seen[0].at("/counts/changed").asInt()).isEqualTo(ENTRIES);
    assertThat(send("GET", "/api/v1/drafts/" + draft, "").at("/files/count").asInt())
        .as("every entry once, the archive no more")
        .isEqualTo(ENTRIES);
  }

  private static boolean isOver(JsonNode action) {
    String state = action.path("state").asText();
    return !state.equals("waiting") && !state.equals("running");
  }

  private JsonNode send(String method, String path, String body) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return JSON.readTree(answer.body());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private void upload(String draft, String path, byte[] content) throws Exception {
    HttpResponse<String> begun =
        http.send(
            request("/api/v1/uploads")
                .header("Upload-Length", Integer.toString(content.length))
                .header(
                    "Upload-Metadata",
                    "draft " + Depositor.base64(draft) + ",path " + Depositor.base64(path))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    HttpResponse<String> sent =
        http.send(
            request(begun.headers().firstValue("Location").orElseThrow())
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(content))
                .build(),
            BodyHandlers.ofString());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.uri(path))
        .header("Authorization", "Bearer " + TestTokens.ofThisRun().user("depositor"))
        .header("Tus-Resumable", "1.0.0");
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int index = 0; index < ENTRIES; index++) {
        zip.putNextEntry(new ZipEntry("f" + index));
        zip.write(("content of " + index).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
