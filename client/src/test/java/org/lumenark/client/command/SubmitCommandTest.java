package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitCommandTest {

  private static final String STUDY =
      "{\"accession\":\"S-LMK1\",\"version\":1,\"state\":\"%s\","
          + "\"ingest\":{\"state\":\"completed\",\"done\":1,\"total\":1}}";

  @TempDir Path home;

  /** The index of what only some may see is apart: it may still have what the other has not yet. */
  @Test
  void waitingEndsWhenEverybodyFindsTheStudyNotWhenItsOwnerDoes() throws IOException {
    try (ArchiveFixture archive = ArchiveFixture.withLogin(home)) {
      archive.on("POST /api/v1/drafts/d1/submit", STUDY.formatted("private"));
      archive.on("GET /api/v1/studies/S-LMK1", STUDY.formatted("public"));
      AtomicInteger searches = new AtomicInteger();
      archive.on(
          "GET /api/v1/search",
          exchange -> {
            String state = searches.incrementAndGet() < 3 ? "private" : "public";
            String found = "{\"items\":[" + STUDY.formatted(state) + "],\"next\":null}";
            ArchiveFixture.send(exchange, 200, found.getBytes(StandardCharsets.UTF_8));
          });

      CommandLineRun run =
          CommandLineRun.of(home, archive.url(), "submit", "d1", "--release", "now", "--wait");

      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(searches).hasValue(3);
    }
  }
}
