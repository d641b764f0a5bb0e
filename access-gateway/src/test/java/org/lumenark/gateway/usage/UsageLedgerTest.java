package org.lumenark.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UsageLedgerTest {

  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1)";
  private static final String CURL = "curl/8.14.1";
  private static final String ANNA = "address 192.0.2.1";
  private static final String BEN = "address 192.0.2.2";

  private static final Use PAGE = new Use.Look("S-LMK1", "page");
  private static final Use EXPORT = new Use.Look("S-LMK1", "bib");
  private static final Use FILE = new Use.Whole("S-LMK1", "a.tif");
  private static final Use CHUNK = new Use.Part("S-LMK1", "an image");

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final UsageLedger ledger = ledger(1_000, 100);

  private UsageLedger ledger(int mostVisits, int mostSums) {
    return new UsageLedger(mostVisits, mostSums, Agents.listed(), () -> now);
  }

  private void later(long seconds) {
    now = now.plusSeconds(seconds);
  }

  private List<UsageReport.Row> counted() {
    return ledger.take().map(UsageReport::rows).orElse(List.of());
  }

  private static UsageReport.Row row(
      String access, long investigations, long unique, long requests, long uniqueRequests) {
    return new UsageReport.Row(
        "S-LMK1", "2026-11", access, investigations, unique, requests, uniqueRequests);
  }

  @Test
  void clicks_within_thirty_seconds_are_one_however_long_they_go_on() {
    ledger.count(ANNA, FIREFOX, PAGE);
    later(29);
    ledger.count(ANNA, FIREFOX, PAGE);
    later(29);
    ledger.count(ANNA, FIREFOX, PAGE);

    assertThat(counted()).containsExactly(row("regular", 1, 1, 0, 0));

    later(30);
    ledger.count(ANNA, FIREFOX, PAGE);
    assertThat(counted()).containsExactly(row("regular", 1, 0, 0, 0));
  }

  @Test
  void another_address_program_or_form_is_another_visit_and_the_session_is_one_of_each_person() {
    ledger.count(ANNA, FIREFOX, PAGE);
    ledger.count(ANNA, FIREFOX, EXPORT);
    ledger.count(BEN, FIREFOX, PAGE);
    ledger.count(BEN, CURL, PAGE);

    assertThat(counted())
        .containsExactlyInAnyOrder(row("regular", 3, 2, 0, 0), row("machine", 1, 1, 0, 0));
  }

  @Test
  void a_download_is_an_investigation_too() {
    ledger.count(ANNA, FIREFOX, PAGE);
    ledger.count(ANNA, FIREFOX, FILE);
    later(31);
    ledger.count(ANNA, FIREFOX, FILE);

    assertThat(counted()).containsExactly(row("regular", 3, 1, 2, 1));
  }

  @Test
  void all_pieces_of_an_image_are_one_request_within_the_hour() {
    for (int chunk = 0; chunk < 500; chunk++) {
      ledger.count(ANNA, FIREFOX, CHUNK);
      later(7);
    }

    assertThat(counted()).containsExactly(row("regular", 1, 1, 1, 1));
  }

  @Test
  void ranges_that_go_on_with_a_download_belong_to_it() {
    ledger.count(ANNA, CURL, FILE);
    later(600);
    ledger.count(ANNA, CURL, new Use.Part("S-LMK1", "a.tif"));

    assertThat(counted()).containsExactly(row("machine", 1, 1, 1, 1));
  }

  @Test
  void robots_and_nameless_programs_are_not_counted() {
    ledger.count(ANNA, GOOGLE, PAGE);
    ledger.count(ANNA, "", FILE);

    assertThat(counted()).isEmpty();
  }

  @Test
  void with_the_hour_all_visits_are_forgotten() {
    later(Duration.ofMinutes(59).toSeconds());
    ledger.count(ANNA, FIREFOX, CHUNK);
    later(60);
    ledger.count(ANNA, FIREFOX, CHUNK);

    assertThat(counted()).containsExactly(row("regular", 2, 2, 2, 2));
    assertThat(ledger.visits()).isEqualTo(3);
  }

  @Test
  void each_month_has_its_own_row() {
    now = Instant.parse("2026-11-30T23:59:59Z");
    ledger.count(ANNA, FIREFOX, PAGE);
    later(1);
    ledger.count(ANNA, FIREFOX, PAGE);

    assertThat(counted()).extracting(UsageReport.Row::month).containsExactly("2026-11", "2026-12");
  }

  @Test
  void memory_is_bounded_and_what_was_seen_longest_ago_is_forgotten_first() {
    UsageLedger small = ledger(20, 5);
    for (int study = 1; study <= 100; study++) {
      small.count(ANNA, FIREFOX, new Use.Look("S-LMK" + study, "page"));
    }

    assertThat(small.visits()).isEqualTo(20);
    assertThat(small.take().orElseThrow().rows())
        .extracting(UsageReport.Row::subject)
        .containsExactly("S-LMK1", "S-LMK2", "S-LMK3", "S-LMK4", "S-LMK5");
    assertThat(small.takeLeftOut()).isEqualTo(95);
    assertThat(small.takeLeftOut()).isZero();
    assertThat(small.take()).isEmpty();
  }

  @Test
  void many_at_once_lose_nothing() throws InterruptedException {
    CountDownLatch begin = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int person = 0; person < 400; person++) {
        String address = "address " + person;
        threads.submit(() -> {
          begin.await();
          ledger.count(address, FIREFOX, PAGE);
          ledger.count(address, FIREFOX, PAGE);
          return null;
        });
      }
      begin.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(counted()).containsExactly(row("regular", 400, 400, 0, 0));
  }
}
