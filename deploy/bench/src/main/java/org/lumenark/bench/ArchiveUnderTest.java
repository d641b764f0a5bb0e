package org.lumenark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Call;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Tokens;
import org.lumenark.client.login.LoginServer;

/** A running archive with an account, asked as any client asks it. */
final class ArchiveUnderTest {

  private static final int FILES_PER_BATCH = 5_000;

  private final ArchiveClient client;

  private ArchiveUnderTest(ArchiveClient client) {
    this.client = client;
  }

  /** By a demo account, whose password is its name. */
  static ArchiveUnderTest loggedIn(String url, String user) {
    JsonNode about = new ArchiveClient(Http.to(url, Tokens.none())).about();
    LoginServer server = LoginServer.of(Clock.systemUTC(), url, about);
    return new ArchiveUnderTest(new ArchiveClient(Http.to(url, new PasswordTokens(server, user))));
  }

  ArchiveClient client() {
    return client;
  }

  String draft(String title) {
    ObjectNode metadata = Json.object().put("template", "minimal").put("title", title);
    return client.createDraft(metadata, UUID.randomUUID().toString()).get("id").asText();
  }

  /** A draft with so many files of some hundred bytes, all different. */
  String draftWith(int files, String title) throws IOException {
    String draft = draft(title);
    for (int from = 0; from < files; from += FILES_PER_BATCH) {
      sendBatch(draft, tar(from, Math.min(files, from + FILES_PER_BATCH)));
    }
    return draft;
  }

  /** The path of such a file. */
  static String path(int file) {
    return "folder" + file / 1000 + "/note" + file + ".txt";
  }

  void sendBatch(String draft, byte[] tar) {
    client
        .http()
        .ask(
            Call.of("POST", "/api/v1/drafts/" + draft + "/files/batch")
                .with("Content-Type", "application/x-tar")
                .with("Accept", "application/x-ndjson")
                .withBody(() -> BodyPublishers.ofByteArray(tar))
                .within(Duration.ofMinutes(10)));
  }

  /** Sends a file in one request: creation with upload of tus 1.0. */
  void sendFile(String draft, String path, Path file) throws IOException {
    Base64.Encoder base64 = Base64.getEncoder();
    String metadata =
        "draft %s,path %s"
            .formatted(
                base64.encodeToString(draft.getBytes(StandardCharsets.UTF_8)),
                base64.encodeToString(path.getBytes(StandardCharsets.UTF_8)));
    BodyPublisher body = BodyPublishers.ofFile(file);
    client
        .http()
        .ask(
            Call.of("POST", "/api/v1/uploads")
                .with("Tus-Resumable", "1.0.0")
                .with("Upload-Length", Long.toString(Files.size(file)))
                .with("Upload-Metadata", metadata)
                .with("Content-Type", "application/offset+octet-stream")
                .withBody(() -> body)
                .within(Duration.ofMinutes(20)));
  }

  JsonNode submit(String draft, Optional<String> releaseDate) {
    return client.submit(draft, releaseDate.orElse(null));
  }

  /**
   * Searches images.
   *
   * @param facets separated by commas
   * @return how many there are
   */
  long images(String query, String facets) {
    String path =
        "/api/v1/search/images?q=" + Call.encode(query) + "&facets=" + Call.encode(facets);
    return client.get(path).path("total").asLong();
  }

  private static byte[] tar(int from, int to) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (int file = from; file < to; file++) {
        byte[] content = ("file " + file + "\n").repeat(20).getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(path(file));
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
