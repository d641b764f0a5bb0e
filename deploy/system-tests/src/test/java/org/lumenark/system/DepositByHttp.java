package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What a depositor does beside uploading, as plain requests to the archive's public address. */
record DepositByHttp(String origin, Lumenark depositor) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int READ_BYTES = 1 << 20;

  /** A new draft that can be submitted. */
  String draft(String title) throws IOException, InterruptedException {
    String metadata =
        "{\"metadata\":{\"template\":\"minimal\",\"title\":"
            + JSON.writeValueAsString(title)
            + "}}";
    return json(send("POST", "/api/v1/drafts", metadata), 201).path("id").asText();
  }

  /** An upload token of the draft. */
  String uploadToken(String draft) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        send("POST", "/api/v1/drafts/" + draft + "/upload-tokens", "{\"label\":\"a client\"}");
    return json(answer, 201).path("token").asText();
  }

  /** A login's token that is valid now. */
  String bearer() throws IOException, InterruptedException {
    return depositor.run("token").expect(0).out().strip();
  }

  /** The draft has this file and no other. */
  void hasOnly(String draft, String path, Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    List<JsonNode> files =
        json(send("GET", "/api/v1/drafts/" + draft + "/files", null), 200)
            .path("items")
            .valueStream()
            .toList();
    assertThat(files).hasSize(1);
    assertThat(files.getFirst().path("path").asText()).isEqualTo(path);
    assertThat(files.getFirst().path("size").asLong()).isEqualTo(Files.size(file));
    assertThat(files.getFirst().path("sha256").asText()).isEqualTo(sha256(file));
  }

  /** Submits the draft; the archive gives the same bytes back. */
  void givesBack(String draft, String path, Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    String accession =
        json(send("POST", "/api/v1/drafts/" + draft + "/submit", "{}"), 201)
            .path("accession")
            .asText();
    HttpResponse<InputStream> answer =
        Awaitility.await()
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofSeconds(1))
            .ignoreExceptionsInstanceOf(IOException.class)
            .until(
                () -> send("GET", "/files/" + accession + "/" + path, null),
                got -> got.statusCode() == 200);
    try (InputStream body = answer.body()) {
      assertThat(sha256(body)).isEqualTo(sha256(file));
    }
  }

  static String sha256(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return sha256(in);
    }
  }

  private static String sha256(InputStream in) throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[READ_BYTES];
    for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
      digest.update(buffer, 0, got);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private HttpResponse<InputStream> send(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    BodyPublisher content =
        Optional.ofNullable(body).map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Authorization", "Bearer " + bearer())
            .header("Content-Type", "application/json")
            .method(method, content)
            .build(),
        BodyHandlers.ofInputStream());
  }

  private static JsonNode json(HttpResponse<InputStream> answer, int status) throws IOException {
    try (InputStream body = answer.body()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer.statusCode()).as(text).isEqualTo(status);
      return JSON.readTree(text);
    }
  }
}
