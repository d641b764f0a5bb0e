package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** Counts of usage and sums over all that is public. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class UsageIT {

  private static final Instant JANUARY = Instant.parse("2026-01-31T23:59:59Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final String ONE = "/api/v1/studies/S-LMK71/usage";
  private static final String HIDDEN = "/api/v1/studies/S-LMK72/usage";
  private static final String GONE = "/api/v1/studies/S-LMK73/usage";
  private static final String MANIFEST = "0123456789abcdef0123456789abcdef";

  @Inject @Originals ObjectStore originals;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();

  @BeforeEach
  void depositFourStudies() {
    TestCatalogue.reset();
    TestStudy open = study("S-LMK71", 4);
    TestStudy hidden = study("S-LMK72", 9);
    TestStudy gone = study("S-LMK73", 9);
    TestStudy other = study("S-LMK74", 3);
    log.send(
        open.submitted("Open cells"),
        open.sealed(originals),
        open.completedWell(),
        open.released(JANUARY),
        hidden.submitted("Hidden cells"),
        hidden.sealed(originals),
        hidden.completedWell(),
        gone.submitted("Withdrawn cells"),
        gone.sealed(originals),
        gone.released(JANUARY),
        gone.withdrawn("consent"),
        other.submitted("Other cells"),
        other.sealed(originals),
        other.released(MARCH));
    TestCatalogue.awaitEvents(14);
  }

  private static TestStudy study(String accession, int files) {
    return new TestStudy(
        accession, TestStudy.DEPOSITOR, TestStudy.paths(files, i -> "f" + i + ".txt"));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void a_report_counts_once_however_often_it_comes() {
    UUID id = UUID.randomUUID();
    String first =
        rows(
            row("S-LMK71", "2026-10", "regular", 5, 2), row("S-LMK71", "2026-11", "machine", 3, 3));

    put(id, first).then().statusCode(204);
    put(id, first).then().statusCode(204);
    put(UUID.randomUUID(), rows(row("S-LMK71", "2026-11", "regular", 1, 0))).then().statusCode(204);

    Response answer = given().get(ONE);
    JsonPath usage = answer.then().statusCode(200).extract().jsonPath();
    assertThat(usage.getString("accession")).isEqualTo("S-LMK71");
    assertThat(usage.getInt("investigations")).isEqualTo(9);
    assertThat(usage.getInt("requests")).isEqualTo(5);
    assertThat(usage.getInt("machine.investigations")).isEqualTo(3);
    assertThat(usage.getList("months.month")).containsExactly("2026-10", "2026-11");
    assertThat(usage.getList("months.investigations")).containsExactly(5, 4);
    assertThat(usage.getList("months.requests")).containsExactly(2, 3);
    assertThat(usage.getList("months.machine.requests")).containsExactly(0, 3);
    assertThat(usage.getList("months.uniqueInvestigations")).containsExactly(1, 2);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    given().header("If-None-Match", answer.header("ETag")).get(ONE).then().statusCode(304);
    assertThat(given().get("/biostudies/api/v1/studies/S-LMK71/info").jsonPath().getInt("views"))
        .isEqualTo(4);
    assertThat(given().get("/api/v1/studies/S-LMK71.v1/usage").jsonPath().getInt("requests"))
        .isEqualTo(5);
  }

  @Test
  void reports_of_several_gateways_at_once_add_up() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> sent = new ArrayList<>();
      for (int gateway = 0; gateway < 10; gateway++) {
        UUID id = UUID.randomUUID();
        String one = row("S-LMK71", "2026-11", "regular", 1, 1);
        String other = row("S-LMK74", "2026-11", "regular", 1, 1);
        String report = gateway % 2 == 0 ? rows(one, other) : rows(other, one);
        for (int time = 0; time < 2; time++) {
          sent.add(threads.submit(() -> put(id, report).statusCode()));
        }
      }
      for (Future<Integer> status : sent) {
        assertThat(status.get()).isEqualTo(204);
      }
    }

    assertThat(given().get(ONE).jsonPath().getInt("requests")).isEqualTo(10);
    JsonPath all = given().get("/api/v1/usage").then().statusCode(200).extract().jsonPath();
    assertThat(all.getInt("investigations")).isEqualTo(20);
    assertThat(all.getList("months.uniqueRequests")).containsExactly(20);
    assertThat(all.getMap("$")).doesNotContainKey("accession");
  }

  @Test
  void what_is_not_public_counts_nothing_and_shows_nothing() {
    put(
            UUID.randomUUID(),
            rows(
                row("S-LMK72", "2026-11", "regular", 7, 7),
                row("S-LMK73", "2026-11", "regular", 7, 7),
                row("S-LMK999999", "2026-11", "regular", 7, 7),
                row("' or 1=1 --", "2026-11", "regular", 7, 7)))
        .then()
        .statusCode(204);

    assertThat(TestCatalogue.count("study_usage")).isZero();
    assertThat(given().get(HIDDEN).statusCode()).isEqualTo(404);
    assertThat(given().get("/api/v1/studies/S-LMK999999/usage").statusCode()).isEqualTo(404);
    assertThat(given().get(GONE).statusCode()).isEqualTo(410);
    Response mine = as("depositor").get(HIDDEN);
    assertThat(mine.statusCode()).isEqualTo(200);
    assertThat(mine.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(mine.jsonPath().getInt("investigations")).isZero();
    assertThat(as("depositor2").get(HIDDEN).statusCode()).isEqualTo(404);
  }

  @Test
  void counts_of_a_study_that_was_withdrawn_are_no_longer_in_the_sum_of_all() {
    put(UUID.randomUUID(), rows(row("S-LMK71", "2026-11", "regular", 2, 1)));
    TestCatalogue.execute(
        "insert into study_usage values ('S-LMK73', '2026-11-01', 'regular', 100, 100, 100, 100)");

    assertThat(given().get("/api/v1/usage").jsonPath().getInt("investigations")).isEqualTo(2);
  }

  @Test
  void an_archive_of_a_frozen_manifest_counts_for_each_of_its_studies() {
    TestCatalogue.execute(
        """
        insert into frozen_manifest (id, title, creator) values ('%1$s', 'a list', 'nobody');
        insert into frozen_part (manifest, part, accession, version, chosen)
          values ('%1$s', 0, 'S-LMK71', 1, '{}'), ('%1$s', 1, 'S-LMK74', 1, '{}'),
            ('%1$s', 2, 'S-LMK74', 1, '{}'), ('%1$s', 3, 'S-LMK73', 1, '{}');
        """
            .formatted(MANIFEST));

    put(UUID.randomUUID(), rows(row(MANIFEST, "2026-11", "machine", 4, 4))).then().statusCode(204);

    assertThat(
            TestCatalogue.query(
                "select accession || ' ' || requests from study_usage order by accession"))
        .containsExactly("S-LMK71 4", "S-LMK74 4");
  }

  @Test
  void only_a_service_may_count_and_only_whole_reports() {
    String good = rows(row("S-LMK71", "2026-11", "regular", 1, 1));
    String path = "/internal/usage-reports/" + UUID.randomUUID();
    assertThat(given().contentType("application/json").body(good).put(path).statusCode())
        .isEqualTo(401);
    for (String user : List.of("depositor", "curator", "admin")) {
      assertThat(as(user).contentType("application/json").body(good).put(path).statusCode())
          .as(user)
          .isEqualTo(403);
    }
    for (String bad :
        List.of(
            "",
            "{}",
            "[]",
            "nothing",
            "{\"rows\":[null]}",
            rows(row("S-LMK71", "2026-1", "regular", 1, 1)),
            rows(row("S-LMK71", "2026-11", "robot", 1, 1)),
            rows(row("S-LMK71", "2026-11", "regular", 1, 2)))) {
      Response refused = put(UUID.randomUUID(), bad);
      assertThat(refused.statusCode()).as(bad).isEqualTo(400);
      assertThat(refused.contentType()).as(bad).isEqualTo("application/problem+json");
    }
    assertThat(service().body(good).put("/internal/usage-reports/mine").statusCode())
        .isEqualTo(400);
    assertThat(TestCatalogue.count("study_usage")).isZero();
    assertThat(TestCatalogue.count("usage_report")).isZero();
  }

  @Test
  void reports_are_forgotten_after_a_season() {
    TestCatalogue.execute(
        """
        insert into usage_report values (gen_random_uuid(), now() - interval '91 days');
        insert into usage_report values (gen_random_uuid(), now() - interval '89 days');
        """);

    put(UUID.randomUUID(), rows()).then().statusCode(204);

    assertThat(TestCatalogue.count("usage_report")).isEqualTo(2);
  }

  @Test
  void the_archive_tells_how_it_grew_by_public_studies_only() {
    Response answer = given().get("/api/v1/statistics");
    JsonPath statistics = answer.then().statusCode(200).extract().jsonPath();

    assertThat(statistics.getInt("studies")).isEqualTo(2);
    assertThat(statistics.getInt("files")).isEqualTo(7);
    assertThat(statistics.getInt("images")).isEqualTo(2);
    assertThat(statistics.getInt("bytes")).isEqualTo(70);
    assertThat(statistics.<String>getList("months.month"))
        .startsWith("2026-01", "2026-02", "2026-03");
    assertThat(statistics.<Integer>getList("months.studies")).startsWith(1, 1, 2);
    assertThat(statistics.<Integer>getList("months.bytes")).startsWith(40, 40, 70);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    given()
        .header("If-None-Match", answer.header("ETag"))
        .get("/api/v1/statistics")
        .then()
        .statusCode(304);
  }

  @Test
  void an_empty_archive_has_nothing_and_says_so() {
    TestCatalogue.reset();

    JsonPath statistics = given().get("/api/v1/statistics").jsonPath();
    assertThat(statistics.getInt("studies")).isZero();
    assertThat(statistics.getList("months")).isEmpty();
    assertThat(given().get("/api/v1/usage").jsonPath().getList("months")).isEmpty();
  }

  private static String row(String subject, String month, String access, int looks, int gets) {
    return """
    {"subject":"%s","month":"%s","access":"%s","investigations":%d,"uniqueInvestigations":1,
     "requests":%d,"uniqueRequests":%d}\
    """
        .formatted(subject, month, access, looks, gets, Math.min(1, gets));
  }

  private static String rows(String... rows) {
    return "{\"rows\":[" + String.join(",", rows) + "]}";
  }

  private Response put(UUID id, String body) {
    return service().body(body).put("/internal/usage-reports/" + id);
  }

  private RequestSpecification service() {
    return given().auth().oauth2(tokens.client("lumenark-gateway")).contentType("application/json");
  }

  private RequestSpecification as(String user) {
    return given().auth().oauth2(tokens.user(user));
  }
}
