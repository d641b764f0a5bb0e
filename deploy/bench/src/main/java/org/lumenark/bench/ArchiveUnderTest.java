package org.lumenark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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

  /** A draft with so many files of some hundred bytes, all different. */
  String draftWith(int files, String title) throws IOException {
    ObjectNode metadata = Json.object().put("template", "minimal").put("title", title);
    String draft = client.createDraft(metadata, UUID.randomUUID().toString()).get("id").asText();
    for (int from = 0; from < files; from += FILES_PER_BATCH) {
      byte[] tar = tar(from, Math.min(files, from + FILES_PER_BATCH));
      client
          .http()
          .ask(
              Call.of("POST", "/api/v1/drafts/" + draft + "/files/batch")
                  .with("Content-Type", "application/x-tar")
                  .with("Accept", "application/x-ndjson")
                  .withBody(() -> BodyPublishers.ofByteArray(tar))
                  .within(Duration.ofMinutes(10)));
    }
    return draft;
  }

  JsonNode submit(String draft, Optional<String> releaseDate) {
    return client.submit(draft, releaseDate.orElse(null));
  }

  private static byte[] tar(int from, int to) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (int file = from; file < to; file++) {
        byte[] content = ("file " + file + "\n").repeat(20).getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry =
            new TarArchiveEntry("folder" + file / 1000 + "/note" + file + ".txt");
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
