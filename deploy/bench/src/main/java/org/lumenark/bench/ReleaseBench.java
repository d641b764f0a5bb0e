package org.lumenark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * From the request to release a verified private study to the first search by a stranger that finds
 * it.
 */
final class ReleaseBench {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_SEARCHES = Duration.ofMillis(50);

  private final ArchiveUnderTest archive;

  ReleaseBench(ArchiveUnderTest archive) {
    this.archive = archive;
  }

  Figure measure(int repeats) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      String word = "w" + UUID.randomUUID().toString().replace("-", "");
      String draft = archive.draftWith(3, "Release benchmark " + word);
      String accession = archive.submit(draft, Optional.empty()).get("accession").asText();
      await(() -> ingested(accession));
      long start = System.nanoTime();
      archive.client().setReleaseDate(accession, "now");
      await(() ->
          archive.client().search(word, List.of(), 1, null).path("total").asLong() == 1
              && isPublic(accession));
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    return new Figure("release to found by search", "s", seconds);
  }

  private boolean ingested(String accession) {
    return archive
        .client()
        .study(accession)
        .map(study -> study.at("/ingest/state").asText().equals("completed"))
        .orElse(false);
  }

  private boolean isPublic(String accession) {
    return archive
        .client()
        .study(accession)
        .map((JsonNode study) -> study.path("state").asText().equals("public"))
        .orElse(false);
  }

  private static void await(Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not within " + LIMIT);
      }
      Thread.sleep(BETWEEN_SEARCHES);
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds();
  }
}
