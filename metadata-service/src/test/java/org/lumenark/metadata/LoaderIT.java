package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class LoaderIT {

  private static final int MANY = 100_000;

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();

  @BeforeEach
  void reset() {
    TestCatalogue.reset();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static TestStudy study(String accession, int files) {
    return new TestStudy(
        accession,
        TestStudy.DEPOSITOR,
        TestStudy.paths(files, i -> "plate/WellField_%06d.tif".formatted(i)));
  }

  @Test
  void a_hundred_thousand_files_load_in_seconds_and_no_event_loop_is_blocked() {
    TestStudy study = study("S-LMK91", MANY);
    EventEnvelope<?> submitted = study.submitted("Many files");
    EventEnvelope<?> sealed = study.sealed(originals);
    List<String> blocked = new ArrayList<>();
    Handler listener = listener(blocked);
    Logger root = Logger.getLogger("");
    root.addHandler(listener);
    try {
      long start = System.nanoTime();
      log.send(submitted, sealed, study.released(Instant.parse("2026-04-04T00:00:00Z")));
      TestCatalogue.await(
          Duration.ofSeconds(60), () -> given().get("/api/v1/studies/S-LMK91").statusCode() == 200);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf("100,000 files from manifest to public: %s%n", took);
      assertThat(took).isLessThan(Duration.ofSeconds(40));

      String last = null;
      int pages = 0;
      do {
        var page =
            given()
                .queryParam("limit", 1000)
                .queryParams(last == null ? java.util.Map.of() : java.util.Map.of("cursor", last))
                .get("/api/v1/studies/S-LMK91/files")
                .jsonPath();
        assertThat(page.getList("items")).hasSize(1000);
        last = page.getString("next");
        pages++;
      } while (last != null);
      assertThat(pages).isEqualTo(100);
    } finally {
      root.removeHandler(listener);
    }
    assertThat(TestCatalogue.count("file")).isEqualTo(MANY);
    assertThat(TestCatalogue.query("select array_length(words, 1) from study_version"))
        .containsExactly("5");
    assertThat(blocked).isEmpty();
    assertArchive();
  }

  /** Names have 34 bytes, files 10; the headers' sizes are those of the format. */
  private static void assertArchive() {
    var archive = given().get("/internal/archives/S-LMK91").jsonPath();
    List<Long> entries = archive.getList("segments.entries", Long.class);
    List<Long> listed = archive.getList("segments.listed", Long.class);
    assertThat(entries.stream().mapToLong(Long::longValue).sum())
        .isEqualTo(MANY * (30L + 34 + 20 + 10));
    assertThat(listed.stream().mapToLong(Long::longValue).sum()).isEqualTo(MANY * (46L + 34 + 28));
  }

  private static Handler listener(List<String> blocked) {
    return new Handler() {
      @Override
      public synchronized void publish(LogRecord record) {
        if (String.valueOf(record.getLoggerName()).contains("BlockedThreadChecker")) {
          blocked.add(String.valueOf(record.getMessage()));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void a_manifest_that_is_not_what_its_event_says_is_refused_and_never_public() {
    TestStudy study = study("S-LMK92", 10);
    log.send(study.submitted("Bad manifest"));
    study.sealed(originals);
    log.send(
        study.sealedAs(study.manifest(), "sha256:" + "0".repeat(64)),
        study.released(Instant.parse("2026-04-04T00:00:00Z")));
    TestCatalogue.awaitEvents(3);

    assertThat(TestCatalogue.query("select state from load_task")).containsExactly("refused");
    assertThat(given().get("/api/v1/studies/S-LMK92").statusCode()).isEqualTo(404);
    assertThat(TestCatalogue.query("select topic from outbox where topic like '%public%'"))
        .isEmpty();
  }

  @Test
  void a_worker_that_takes_over_reads_on_where_rows_are_missing() {
    TestStudy study = study("S-LMK93", 12_000);
    log.send(study.submitted("Half loaded"), study.sealed(originals));
    TestCatalogue.awaitEvents(2);
    // As a crash after the first of three batches leaves it.
    TestCatalogue.execute(
        """
        delete from file where ordinal >= 5000;
        update study_version set loaded_at = null, words = '{}';
        update load_task set state = 'waiting', next_ordinal = 5000, due_at = now();
        """);
    TestCatalogue.awaitQuiet();

    assertThat(TestCatalogue.query("select state from load_task")).containsExactly("done");
    assertThat(TestCatalogue.query("select count(*), max(ordinal) from file"))
        .containsExactly("12000");
    assertThat(TestCatalogue.query("select loaded_at is not null from study_version"))
        .containsExactly("t");
  }

  @Test
  void results_that_are_not_yet_in_the_store_are_loaded_when_they_are() {
    TestStudy study = study("S-LMK94", 5);
    EventEnvelope<?> verified = study.verified(derived, 0, 0, 5, -1);
    String key = verified.data().toString().replaceAll(".*derived:([^\\]]+)\\]", "$1");
    byte[] stored = derived.read(key, 1 << 20);
    derived.delete(key);
    log.send(study.submitted("Late results"), study.sealed(originals), verified);
    TestCatalogue.await(
        Duration.ofSeconds(30),
        () -> !TestCatalogue.query("select 1 from load_task where failure is not null").isEmpty());

    derived.put(key, stored, "application/gzip");
    TestCatalogue.awaitQuiet();

    assertThat(TestCatalogue.count("file_result")).isEqualTo(5);
  }

  @Test
  void images_of_a_release_are_announced_in_pages() {
    TestStudy study = study("S-LMK95", 2);
    List<EventEnvelope<?>> events = new ArrayList<>();
    events.add(study.submitted("Many images"));
    events.add(study.sealed(originals));
    for (int number = 1; number <= 2_300; number++) {
      events.add(study.failed(study.facts(UUID.randomUUID(), number, 0)));
    }
    log.sendMany(events);
    TestCatalogue.awaitEvents(events.size());
    log.send(study.released(Instant.parse("2026-04-04T00:00:00Z")));
    TestCatalogue.awaitEvents(events.size() + 1);

    assertThat(
            TestCatalogue.query(
                """
                select count(distinct key) from outbox
                 where type like '%image-state%' and data::json ->> 'visibility' = 'public'
                """))
        .containsExactly("2300");
    assertThat(
            TestCatalogue.query(
                """
                select data::json ->> 'visibility' from (select distinct on (key) * from outbox
                  where type like '%image-state%' order by key, key_version desc) last group by 1
                """))
        .containsExactly("public");
    var page = given().get("/api/v1/studies/S-LMK95").jsonPath();
    assertThat(page.getList("images")).hasSize(1000);
    assertThat(page.getInt("imageCount")).isEqualTo(2300);
  }
}
