package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.platform.manifest.ManifestReader;
import org.lumenark.platform.manifest.ManifestUri;
import org.lumenark.platform.messaging.CloudEvents;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.submission.progress.IngestProgress;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class MainPathIT {

  private final Depositor depositor = new Depositor("depositor");

  @Inject @Originals ObjectStore store;
  @Inject IngestProgress progress;
  @Inject AgroalDataSource dataSource;
  @TestHTTPResource URL url;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void aDepositIsSealedAnnouncedVerifiedAndReleased() throws Exception {
    String draft = depositor.draft("Chromosomes");
    depositor.put(draft, "b/two.txt", bytes("two"));
    depositor.put(draft, "a.bin", noise(9 << 20));
    depositor.put(draft, "empty", new byte[0]);
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .statusCode(200)
        .body("items.path", equalTo(List.of("a.bin", "b/two.txt", "empty")))
        .body(
            "items[1].sha256",
            equalTo("3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"))
        .body("items[2].crc32", equalTo("00000000"));

    String accession = submit(draft, "{\"releaseDate\":\"now\"}");
    Depositor.await(() -> state(accession).equals("private"));
    List<SubmissionEvent> events = events(accession, 2);
    assertThat(events.get(0)).isInstanceOf(SubmissionEvent.StudySubmitted.class);
    SubmissionEvent.ManifestSealed sealed = (SubmissionEvent.ManifestSealed) events.get(1);
    ManifestReader reader = new ManifestReader(store);
    ManifestRoot root = reader.root(ManifestUri.parse(sealed.manifest()));
    List<String> paths = new ArrayList<>();
    reader.read(root, (ordinal, entry) -> paths.add(entry.path()));
    assertThat(paths).containsExactly("a.bin", "b/two.txt", "empty");

    progress.apply(event(verified(accession, 0, 1, 3, 0)));
    assertThat(state(accession)).isEqualTo("public");
    assertThat(events(accession, 3).get(2)).isInstanceOf(SubmissionEvent.StudyReleased.class);
  }

  @Test
  void concurrentSubmitsGiveOneAccession() throws Exception {
    String draft = depositor.draft("Eight at once");
    depositor.put(draft, "one", bytes("1"));
    List<Callable<String>> submits = new ArrayList<>();
    for (int index = 0; index < 8; index++) {
      submits.add(() -> submit(draft, "{}"));
    }
    Set<String> accessions = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<String> answer : threads.invokeAll(submits)) {
        accessions.add(answer.get());
      }
    }
    assertThat(accessions).hasSize(1);
    assertThat(events(accessions.iterator().next(), 1)).hasSizeGreaterThanOrEqualTo(1);
  }

  @Test
  void eventsOfIngestHaveOneEffectTwiceAndReversed() throws Exception {
    String accession = sealed("Order does not matter");
    List<EventEnvelope<?>> events =
        List.of(
            event(verified(accession, 0, 2, 1, 0)),
            event(verified(accession, 1, 2, 1, 1)),
            event(
                new IngestEvent.FileRejected(
                    new Accession(accession),
                    1,
                    1,
                    "bad.tif",
                    new Reason("sha256.mismatch", "differs", Optional.empty()))),
            event(
                new IngestEvent.IngestCompleted(
                    new Accession(accession), 1, 2, 1, 0, 0, 0, 0, Instant.EPOCH)));
    for (int round = 0; round < 2; round++) {
      events.reversed().forEach(progress::apply);
      events.forEach(progress::apply);
      depositor
          .asks()
          .get("/api/v1/submissions/" + accession)
          .then()
          .body("state", equalTo("private"))
          .body("ingest.state", equalTo("completed"))
          .body("problems", hasSize(1))
          .body("problems[0].code", equalTo("sha256.mismatch"));
    }
  }

  @Test
  void fromZeroAfterAResetTheEventsOfIngestHaveTheSameEffect() throws Exception {
    String accession = sealed("From zero");
    List<EventEnvelope<?>> events =
        List.of(
            event(stopped(accession)),
            event(rejected(accession, 1, "bad.tif")),
            event(verified(accession, 0, 2, 1, 0)),
            event(verified(accession, 1, 2, 1, 1)),
            event(completed(accession, 1)));
    events.forEach(progress::apply);
    Map<String, Object> natural = study(accession);
    assertThat(natural.toString()).contains("release.files-rejected");

    for (List<EventEnvelope<?>> order : List.of(events, events.reversed())) {
      reset(accession, events);
      assertThat(study(accession)).as("after the reset").isNotEqualTo(natural);
      order.forEach(progress::apply);
      order.forEach(progress::apply);
      assertThat(study(accession)).isEqualTo(natural);
    }
  }

  @Test
  void aRejectedFileBlocksTheReleaseVisiblyUntilItIsRestoredInWhateverOrderThatIsHeard()
      throws Exception {
    String accession = sealed("Damaged");
    release(accession, "now").then().statusCode(200);
    List<EventEnvelope<?>> events =
        List.of(
            event(rejected(accession, 0, "bad.tif")),
            event(verified(accession, 0, 1, 2, 1)),
            event(completed(accession, 1)));
    events.forEach(progress::apply);
    Map<String, Object> blocked = study(accession);
    assertThat(blocked)
        .containsEntry("state", "private")
        .containsEntry(
            "releaseBlocked",
            Map.of(
                "code",
                "release.files-rejected",
                "message",
                "1 stored files are damaged; see problems."));
    assertThat(blocked.get("problems").toString())
        .contains("path=bad.tif", "code=sha256.mismatch", "remedy=The operators");

    progress.apply(event(restored(accession, 0, "bad.tif")));

    assertThat(study(accession))
        .containsEntry("state", "public")
        .containsEntry("problems", List.of())
        .doesNotContainKey("releaseBlocked");

    String reversed = sealed("Damaged, reversed");
    release(reversed, "now").then().statusCode(200);
    progress.apply(event(restored(reversed, 0, "bad.tif")));
    progress.apply(event(completed(reversed, 1)));
    assertThat(state(reversed)).isEqualTo("private");
    progress.apply(event(verified(reversed, 0, 1, 2, 1)));
    progress.apply(event(rejected(reversed, 0, "bad.tif")));
    assertThat(study(reversed))
        .containsEntry("state", "public")
        .containsEntry("problems", List.of());
  }

  @Test
  void anIngestThatStoppedIsAProblemOfTheStudyUntilItWentOn() throws Exception {
    String accession = sealed("Stopped");
    release(accession, "now").then().statusCode(200);
    progress.apply(event(stopped(accession)));
    depositor
        .asks()
        .get("/api/v1/submissions/" + accession)
        .then()
        .body("state", equalTo("private"))
        .body("ingest.state", equalTo("running"))
        .body("problems", hasSize(1))
        .body("problems[0].path", equalTo(""))
        .body("problems[0].code", equalTo("manifest.corrupt"))
        .body("releaseBlocked.code", equalTo("release.ingest-stopped"));

    progress.apply(event(verified(accession, 0, 1, 2, 0)));

    assertThat(study(accession))
        .containsEntry("state", "public")
        .containsEntry("problems", List.of())
        .doesNotContainKey("releaseBlocked");
  }

  @Test
  void aDepositIsFollowedLiveToItsEndByItsOwnerAndByNobodyElse() throws Exception {
    String accession = sealed("Followed");
    String path = "/api/v1/submissions/" + accession + "/events";
    new Depositor("depositor2").asks().get(path).then().statusCode(404);
    new Depositor("depositor2")
        .asks()
        .get("/api/v1/submissions/S-LMK999999/events")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    io.restassured.RestAssured.given().get(path).then().statusCode(401);

    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + url.getPort() + path))
            .header("Authorization", "Bearer " + TestTokens.ofThisRun().user("depositor"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        assertThat(nextStudy(lines)).contains("\"state\":\"private\"", "\"done\":0");
        progress.apply(event(verified(accession, 0, 2, 1, 0)));
        assertThat(nextStudy(lines)).contains("\"state\":\"private\"", "\"done\":1");
        assertThat(until(lines, ":")).as("a heartbeat").contains("alive");
        release(accession, "now").then().statusCode(200);
        assertThat(nextStudy(lines)).contains("\"state\":\"private\"");
        progress.apply(event(verified(accession, 1, 2, 1, 0)));
        assertThat(nextStudy(lines)).contains("\"state\":\"public\"", "\"done\":2");
        progress.apply(event(completed(accession, 0)));
        assertThat(nextStudy(lines)).contains("\"state\":\"completed\"");
        assertThat(lines.lines().filter(line -> line.startsWith("data"))).isEmpty();
      }
    }
  }

  private static String nextStudy(BufferedReader lines) throws IOException {
    return until(lines, "data:");
  }

  private static String until(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }

  private Map<String, Object> study(String accession) {
    return depositor
        .asks()
        .get("/api/v1/submissions/" + accession)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("");
  }

  /** What ingest told is forgotten together with the inbox, as an operator would do it. */
  private void reset(String accession, List<EventEnvelope<?>> events) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from verified_batch where accession = '" + accession + "'");
      statement.execute("delete from file_problem where accession = '" + accession + "'");
      statement.execute(
          "update study_version set batches = null, files_verified = 0, files_rejected = 0,"
              + " verified = false, ingest_completed = false, stopped_code = null"
              + " where accession = '"
              + accession
              + "'");
      for (EventEnvelope<?> event : events) {
        statement.execute("delete from inbox where event_id = '" + event.id() + "'");
      }
    }
  }

  private static IngestEvent stopped(String accession) {
    return new IngestEvent.IngestStopped(
        new Accession(accession),
        1,
        new Reason("manifest.corrupt", "unreadable", Optional.empty()),
        Instant.EPOCH);
  }

  private static IngestEvent rejected(String accession, long ordinal, String path) {
    return new IngestEvent.FileRejected(
        new Accession(accession),
        1,
        ordinal,
        path,
        new Reason("sha256.mismatch", "differs", Optional.empty()));
  }

  private static IngestEvent restored(String accession, long ordinal, String path) {
    return new IngestEvent.FileRestored(
        new Accession(accession), 1, ordinal, path, "tiff", ImageState.FAILED);
  }

  private static IngestEvent completed(String accession, long rejected) {
    return new IngestEvent.IngestCompleted(
        new Accession(accession), 1, 2, rejected, 0, 0, 0, 0, Instant.EPOCH);
  }

  @Test
  void aStudyIsWithdrawnOnceWithItsReason() throws Exception {
    String accession = sealed("To be withdrawn");
    for (String reason : List.of("Wrong sample", "Another reason")) {
      depositor
          .asks()
          .contentType("application/json")
          .body(Map.of("reason", reason))
          .post("/api/v1/submissions/" + accession + "/withdraw")
          .then()
          .statusCode(200)
          .body("state", equalTo("withdrawn"))
          .body("reason", equalTo("Wrong sample"));
    }
    assertThat(events(accession, 3))
        .filteredOn(SubmissionEvent.StudyWithdrawn.class::isInstance)
        .hasSize(1);
  }

  @Test
  void aReleaseDateIsAtMostTwoYearsAhead() throws Exception {
    String accession = sealed("Embargoed");
    release(accession, "2031-01-01")
        .then()
        .statusCode(400)
        .body("code", equalTo("release-date.too-far"));
    release(accession, "soon").then().statusCode(400).body("code", equalTo("release-date.invalid"));
    String nextYear = Instant.now().plus(Duration.ofDays(300)).toString().substring(0, 10);
    release(accession, nextYear)
        .then()
        .statusCode(200)
        .body("releaseDate", equalTo(nextYear + "T00:00:00Z"));
  }

  @Test
  void aDraftWithoutTitleIsNotSubmitted() {
    String draft = depositor.draft(" ");
    depositor
        .submit(draft, "{}")
        .then()
        .statusCode(422)
        .body("code", equalTo("validation.failed"))
        .body("errors[0].pointer", equalTo("/title"));
  }

  private io.restassured.response.Response release(String accession, String date) {
    return depositor
        .asks()
        .contentType("application/json")
        .body(Map.of("releaseDate", date))
        .put("/api/v1/submissions/" + accession + "/release-date");
  }

  private String sealed(String title) throws Exception {
    String draft = depositor.draft(title);
    depositor.put(draft, "good.tif", bytes("good"));
    depositor.put(draft, "bad.tif", bytes("bad"));
    String accession = submit(draft, "{}");
    Depositor.await(() -> state(accession).equals("private"));
    return accession;
  }

  private String submit(String draft, String body) {
    return depositor.submit(draft, body).then().statusCode(201).extract().path("accession");
  }

  private String state(String accession) {
    return depositor
        .asks()
        .get("/api/v1/submissions/" + accession)
        .then()
        .statusCode(200)
        .extract()
        .path("state");
  }

  private static IngestEvent verified(
      String accession, int batch, int batches, int files, int rejected) {
    return new IngestEvent.FilesVerified(
        new Accession(accession), 1, batch, batches, files, rejected, "derived:none");
  }

  private static EventEnvelope<?> event(IngestEvent data) {
    return new EventEnvelope<>(
        UUID.randomUUID(),
        "/lumenark/ingest-service",
        Instant.EPOCH,
        data.accession().value(),
        1,
        data);
  }

  private List<SubmissionEvent> events(String accession, int count) throws Exception {
    List<SubmissionEvent> found = new ArrayList<>();
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.SUBMISSION).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (found.size() < count && System.nanoTime() < until) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
          if (accession.equals(message.key())) {
            found.add((SubmissionEvent) CloudEvents.read(message).orElseThrow().data());
          }
        }
      }
    }
    assertThat(found).hasSizeGreaterThanOrEqualTo(count);
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(int length) {
    byte[] content = new byte[length];
    new Random(11).nextBytes(content);
    return content;
  }
}
