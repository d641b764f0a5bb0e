package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services, broker and database are killed while 300 files are deposited; what is left in every
 * server must equal an undisturbed deposit of the same folder.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillST {

  private static final Duration LONG = Duration.ofMinutes(8);
  private static final int SEEDS = Integer.getInteger("lumenark.kill.seeds", 20);
  private static final int FIRST = Integer.getInteger("lumenark.kill.first", 1);
  private static final int ARMED = 3;
  private static final List<Integer> TRY_AGAIN = List.of(69, 74, 75);

  private static final List<Point> POINTS =
      List.of(
          new Point("submission-service", "stored-not-committed"),
          new Point("submission-service", "committed-not-sent"),
          new Point("submission-service", "sent-not-marked"),
          new Point("submission-service", "event-applied-not-acknowledged"),
          new Point("ingest-service", "stored-not-committed"),
          new Point("ingest-service", "committed-not-sent"),
          new Point("ingest-service", "sent-not-marked"),
          new Point("ingest-service", "converted-not-announced"),
          new Point("ingest-service", "event-applied-not-acknowledged"),
          new Point("metadata-service", "committed-not-sent"),
          new Point("metadata-service", "sent-not-marked"),
          new Point("metadata-service", "event-applied-not-acknowledged"),
          new Point("search-service", "event-applied-not-acknowledged"));

  private record Point(String service, String name) {}

  private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
  private final List<String> deposited = new ArrayList<>();
  private FaultyStack stack;
  private Traces traces;
  private Path folder;
  private Map<String, List<String>> undisturbed;

  static List<Integer> seeds() {
    return java.util.stream.IntStream.rangeClosed(FIRST, SEEDS).boxed().toList();
  }

  @BeforeAll
  void depositUndisturbed(@TempDir Path work) throws Exception {
    stack = FaultyStack.start();
    traces = new Traces(stack.coordinates());
    folder = ManyFiles.in(work.resolve("folder"));
    JsonNode study = deposit("undisturbed");
    String accession = study.path("accession").asText();
    assertThat(study.at("/files/count").asInt()).isEqualTo(ManyFiles.COUNT);
    awaitEverythingDone();
    undisturbed = traces.of(accession);
    assertThat(undisturbed.get("rows catalogue.file")).hasSize(ManyFiles.COUNT);
    assertThat(undisturbed.get("rows catalogue.image"))
        .filteredOn(row -> row.contains("converted"))
        .hasSize(ManyFiles.IMAGES);
    assertThat(undisturbed.get("documents")).hasSizeGreaterThan(ManyFiles.IMAGES);
  }

  @AfterAll
  void removeTheStack() throws Exception {
    killer.shutdownNow();
    if (traces != null) {
      traces.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Order(1)
  void aDepositThatIsKilledAgainAndAgainLeavesWhatAnUndisturbedOneLeaves(int seed)
      throws Exception {
    Random random = new Random(seed);
    List<Point> armed = new ArrayList<>();
    armed.add(POINTS.get(seed % POINTS.size()));
    while (armed.size() < ARMED) {
      Point point = POINTS.get(random.nextInt(POINTS.size()));
      if (!armed.contains(point)) {
        armed.add(point);
      }
    }
    for (Point point : armed) {
      stack.arm(point.service(), point.name(), random.nextInt(2));
    }
    String server = seed % 2 == 0 ? "kafka" : "postgresql";
    ScheduledFuture<?> kill =
        killer.schedule(
            () -> {
              stack.kill(server);
              return null;
            },
            random.nextInt(12_000),
            TimeUnit.MILLISECONDS);

    JsonNode study = deposit("undisturbed");
    kill.get();
    List<String> unused = stack.disarm();
    stack.up();
    awaitEverythingDone();

    assertThat(unused)
        .as("points of seed " + seed + " that were not passed")
        .hasSizeLessThan(ARMED);
    assertThat(study.path("state").asText()).isEqualTo("public");
    awaitEqual(study.path("accession").asText());
    assertThat(traces.accessions()).containsExactlyInAnyOrderElementsOf(deposited);
  }

  @Test
  @Order(2)
  void afterTheGraceTimeEveryObjectBelongsToARowAndEveryRowHasItsObject() throws Exception {
    Instant limit = Instant.now().plus(FaultyStack.GRACE.multipliedBy(3));
    List<String> strays = traces.strays();
    while (!strays.isEmpty() && Instant.now().isBefore(limit)) {
      LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
      strays = traces.strays();
    }
    assertThat(strays).isEmpty();
    for (String accession : deposited) {
      assertThat(Traces.differences(undisturbed, traces.of(accession))).as(accession).isEmpty();
    }
  }

  /** As a person would: when the archive says to try again, the same command once more. */
  private JsonNode deposit(String title) throws IOException, InterruptedException {
    Instant limit = Instant.now().plus(LONG);
    while (true) {
      Lumenark.Run run =
          stack
              .depositor()
              .run(
                  LONG,
                  "deposit",
                  folder.toString(),
                  "--title",
                  title,
                  "--release",
                  "now",
                  "--wait",
                  "--json");
      if (!TRY_AGAIN.contains(run.exit()) || Instant.now().isAfter(limit)) {
        JsonNode study = run.expect(0).json();
        deposited.add(study.path("accession").asText());
        return study;
      }
    }
  }

  /** Events that were sent may still be on their way to a service that has just come back. */
  private void awaitEqual(String accession) throws Exception {
    Instant limit = Instant.now().plus(Duration.ofMinutes(2));
    List<String> differences = Traces.differences(undisturbed, traces.of(accession));
    while (!differences.isEmpty() && Instant.now().isBefore(limit)) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      differences = Traces.differences(undisturbed, traces.of(accession));
    }
    assertThat(differences).isEmpty();
  }

  private void awaitEverythingDone() throws Exception {
    Instant limit = Instant.now().plus(Duration.ofMinutes(3));
    long left = traces.unfinished();
    while (left > 0) {
      assertThat(Instant.now()).as(left + " rows still wait").isBefore(limit);
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      left = traces.unfinished();
    }
  }
}
