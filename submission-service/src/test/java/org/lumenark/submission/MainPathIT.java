package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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
