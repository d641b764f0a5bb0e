package org.lumenark.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.ImageFacts;
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
class AnyOrderIT {

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final List<EventEnvelope<?>> events = new ArrayList<>();

  @BeforeEach
  void tellOfTwoStudies() {
    TestCatalogue.reset();
    TestStudy open = study("S-LMK71");
    events.add(open.released(Instant.parse("2026-03-01T00:00:00Z")));
    TestStudy gone = study("S-LMK72");
    events.add(gone.released(Instant.parse("2026-03-02T00:00:00Z")));
    events.add(gone.withdrawn("asked for by the donor"));
    study("S-LMK73");
    TestStudy twice = study("S-LMK74");
    events.add(twice.released(Instant.parse("2026-03-03T00:00:00Z")));
    tellOfAnotherVersion(twice);
  }

  /** It has one image of its own. */
  private void tellOfAnotherVersion(TestStudy study) {
    TestStudy next = study.next(List.of("Plate/other.tif", "notes.txt"));
    events.add(next.submitted("Dividing cells and others"));
    events.add(next.sealed(originals));
    events.add(next.verified(derived, 0, 0, 2, -1));
    events.add(
        next.converted(next.facts(UUID.randomUUID(), 3, 0), UUID.randomUUID(), UUID.randomUUID()));
    events.add(next.completedWell());
  }

  private TestStudy study(String accession) {
    TestStudy study =
        new TestStudy(
            accession,
            TestStudy.DEPOSITOR,
            TestStudy.paths(
                20, i -> i == 7 ? "notes.txt" : "Plate/HeLaCells_%03d.tif".formatted(i)));
    UUID fileset = UUID.randomUUID();
    ImageFacts first = study.facts(UUID.randomUUID(), 1, 0, 1, 2);
    ImageFacts second = study.facts(UUID.randomUUID(), 2, 3);
    events.add(study.submitted("Dividing cells"));
    events.add(study.sealed(originals));
    events.add(study.stopped());
    events.add(study.verified(derived, 0, 0, 10, 4));
    events.add(study.rejected(4));
    events.add(study.verified(derived, 1, 10, 20, -1));
    events.add(study.failed(first));
    events.add(study.converted(first, fileset, UUID.randomUUID()));
    events.add(study.failed(second));
    events.add(study.completed());
    events.add(study.restored(4));
    events.add(study.revised("Dividing cells, again"));
    return study;
  }

  @AfterEach
  void close() {
    log.close();
  }

  private record Outcome(Map<String, List<String>> rows, List<String> documents) {}

  private Outcome after(List<EventEnvelope<?>> order) {
    TestCatalogue.reset();
    log.send(order);
    TestCatalogue.awaitEvents(events.size());
    return new Outcome(TestCatalogue.rows(), TestCatalogue.documents());
  }

  @Test
  void any_order_and_repetition_of_events_ends_in_the_same_rows_and_documents() {
    Outcome natural = after(events);
    assertThat(natural.rows().get("study")).hasSize(4);
    assertThat(natural.rows().get("file")).hasSize(82);
    assertThat(natural.rows().get("image")).hasSize(9);
    assertThat(natural.documents()).hasSize(16);
    assertThat(natural.documents().toString()).contains("Dividing cells, again").contains("hela");

    assertThat(after(twice())).as("twice").isEqualTo(natural);
    assertThat(after(events.reversed())).as("reversed").isEqualTo(natural);
    assertThat(after(events)).as("from zero after a reset").isEqualTo(natural);
    for (int seed = 1; seed <= 3; seed++) {
      List<EventEnvelope<?>> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(after(shuffled)).as("shuffled with seed " + seed).isEqualTo(natural);
    }
  }

  /** Everything two times, and the last event of each topic once more at the end. */
  private List<EventEnvelope<?>> twice() {
    List<EventEnvelope<?>> twice = new ArrayList<>(events.subList(0, 5));
    twice.addAll(events.subList(0, 5));
    events.forEach(event -> {
      twice.add(event);
      twice.add(event);
    });
    return twice;
  }

  @Test
  void changes_are_numbered_without_gaps_and_once_for_each_publication() {
    after(events);

    assertThat(TestCatalogue.query("select sequence from public_change order by sequence"))
        .isEqualTo(
            TestCatalogue.query("select generate_series(1, (select count(*) from public_change))"));
    assertThat(
            TestCatalogue.query(
                "select type from public_change where accession = 'S-LMK72' order by sequence"))
        .last()
        .isEqualTo("org.lumenark.public.study-withdrawn.v1");
    assertThat(
            TestCatalogue.query(
                "select type from public_change where accession = 'S-LMK71'"
                    + " and type like '%published%'"))
        .hasSize(1);
    assertThat(TestCatalogue.query("select 1 from public_change where accession = 'S-LMK73'"))
        .isEmpty();
    assertThat(
            TestCatalogue.query(
                "select 1 from outbox where topic like 'archive.public%' and key = 'S-LMK73'"))
        .isEmpty();
  }

  @Test
  void versions_of_a_key_grow_with_each_event() {
    after(events);

    assertThat(
            TestCatalogue.query(
                """
                select key from (select key, key_version,
                  lag(key_version, 1, 0::bigint) over (partition by key order by id) as before
                  from outbox) o
                 where key_version <= before
                """))
        .isEmpty();
  }

  @Test
  void what_can_never_be_read_goes_to_the_dead_letters_and_the_rest_goes_on() {
    log.sendRaw("archive.submission.v1", "S-LMK71", new byte[] {1, 2, 3});
    log.send(events);

    TestCatalogue.awaitEvents(events.size());
  }
}
