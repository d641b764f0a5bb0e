package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
class ListsIT {

  private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private int told;

  @BeforeEach
  void reset() {
    TestCatalogue.reset();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void tell(EventEnvelope<?>... events) {
    log.send(events);
    told += events.length;
    TestCatalogue.awaitEvents(told);
  }

  private TestStudy published(int number) {
    TestStudy study =
        new TestStudy(
            "S-LMK" + number,
            TestStudy.DEPOSITOR,
            TestStudy.paths(7, i -> "a b/%d#é.tif".formatted(i)));
    tell(
        study.submitted("Study " + number),
        study.sealed(originals),
        study.released(JANUARY.plusSeconds(number)));
    return study;
  }

  private TestStudy publishedIn(String accession, String collection) {
    TestStudy study =
        new TestStudy(accession, TestStudy.DEPOSITOR, List.of("a.tif")).in(collection);
    int number = Integer.parseInt(accession.replaceAll("\\D", ""));
    tell(
        study.submitted("Study " + number),
        study.sealed(originals),
        study.released(JANUARY.plusSeconds(number)));
    return study;
  }

  @Test
  void studiesAreListedByTheirCollectionAndTellIt() {
    published(1);
    publishedIn("S-PLANT2", "Plants");
    publishedIn("S-PLANT3", "Plants");
    publishedIn("S-PLANTER4", "Planters");

    JsonPath first = page("/api/v1/studies?collection=plants", 1, null);
    assertThat(first.getList("items.accession")).containsExactly("S-PLANT3");
    assertThat(first.getList("items.collection")).containsExactly("Plants");
    JsonPath second = page("/api/v1/studies?collection=plants", 1, first.getString("next"));
    assertThat(second.getList("items.accession")).containsExactly("S-PLANT2");
    assertThat(second.getString("next")).isNull();
    assertThat(page("/api/v1/studies?collection=BioImages", 10, null).getList("items.accession"))
        .containsExactly("S-LMK1");
    given().queryParam("collection", "' or 1=1\0").get("/api/v1/studies").then().statusCode(400);
    assertThat(page("/api/v1/studies?collection=Plant", 10, null).getList("items")).isEmpty();
    assertThat(page("/api/v1/studies", 10, null).getList("items")).hasSize(4);

    for (String address : List.of("S-PLANT2", "S-PLANT2.v1")) {
      JsonPath study = given().get("/api/v1/studies/" + address).then().extract().jsonPath();
      assertThat(study.getString("collection")).as(address).isEqualTo("Plants");
    }
    assertThat(given().get("/api/v1/studies/S-LMK1").path("collection").toString())
        .isEqualTo("BioImages");
    assertThat(told("S-PLANT2", "org.lumenark.catalogue.study-state.v1"))
        .contains("\"collection\":\"Plants\"");
    assertThat(told("S-PLANT2", "org.lumenark.public.study-state.v1"))
        .contains("\"collection\":\"Plants\"");
  }

  private static String told(String accession, String type) {
    return TestCatalogue.query(
            "select data from outbox where key = '%s' and type = '%s' order by id desc limit 1"
                .formatted(accession, type))
        .getFirst();
  }

  private static JsonPath page(String list, int limit, String cursor) {
    var request = given().queryParam("limit", limit);
    if (cursor != null) {
      request.queryParam("cursor", cursor);
    }
    return request.get(list).then().statusCode(200).extract().jsonPath();
  }

  private static <T> List<T> all(String list, String field, int limit) {
    List<T> found = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page = page(list, limit, cursor);
      found.addAll(page.getList("items." + field));
      cursor = page.getString("next");
    } while (cursor != null);
    return found;
  }

  @Test
  void studies_come_newest_first_and_a_new_one_does_not_move_the_cursor() {
    for (int number = 1; number <= 5; number++) {
      published(number);
    }

    JsonPath first = page("/api/v1/studies", 2, null);
    published(6);
    JsonPath second = page("/api/v1/studies", 2, first.getString("next"));
    JsonPath third = page("/api/v1/studies", 2, second.getString("next"));

    assertThat(first.<String>getList("items.accession")).containsExactly("S-LMK5", "S-LMK4");
    assertThat(second.<String>getList("items.accession")).containsExactly("S-LMK3", "S-LMK2");
    assertThat(third.<String>getList("items.accession")).containsExactly("S-LMK1");
    assertThat(third.getString("next")).isNull();
  }

  @Test
  void files_have_the_attributes_of_their_manifest_in_the_order_of_the_columns() {
    TestStudy study =
        new TestStudy("S-LMK31", TestStudy.DEPOSITOR, List.of("a.tif", "b.tif", "c.tif"))
            .withAttributes(file ->
                file == 1
                    ? "{}"
                    : "{\"Zoom\":\"%d\",\"Gene \u00e9\":\"a\\tb\\\\n\"}".formatted(file));
    tell(study.submitted("With lists"), study.sealed(originals), study.released(JANUARY));

    JsonPath files = page("/api/v1/studies/S-LMK31/files", 10, null);

    assertThat(files.<Map<String, String>>getList("items.attributes"))
        .extracting(each -> List.copyOf(each.entrySet()))
        .containsExactly(
            List.of(Map.entry("Zoom", "0"), Map.entry("Gene \u00e9", "a\tb\\n")),
            List.of(),
            List.of(Map.entry("Zoom", "2"), Map.entry("Gene \u00e9", "a\tb\\n")));
  }

  @Test
  void a_study_shows_what_was_deposited_and_what_became_of_it() {
    TestStudy study = published(20);
    ImageFacts good = study.facts(UUID.randomUUID(), 1, 0, 1);
    ImageFacts bad = study.facts(UUID.randomUUID(), 2, 2);
    tell(
        study.verified(derived, 0, 0, 7, 5),
        study.rejected(5),
        study.converted(good, UUID.randomUUID(), UUID.randomUUID()),
        study.failed(bad));

    Response answer = given().get("/api/v1/studies/S-LMK20");
    JsonPath shown = answer.jsonPath();

    assertThat(shown.getString("state")).isEqualTo("public");
    assertThat(shown.getString("title")).isEqualTo("Study 20");
    assertThat(shown.getString("description")).isEqualTo("Cells that divide");
    assertThat(shown.getList("keywords")).containsExactly("mitosis", "HeLa");
    assertThat(shown.getString("licence")).isEqualTo("CC0-1.0");
    assertThat(shown.getString("authors[0].name")).isEqualTo("A. Depositor");
    assertThat(shown.getString("manifest")).isEqualTo(study.manifestRoot()).startsWith("sha256:");
    assertThat(shown.getInt("files.count")).isEqualTo(7);
    assertThat(shown.getInt("files.bytes")).isEqualTo(70);
    assertThat(shown.getString("ingest.state")).isEqualTo("running");
    assertThat(shown.getInt("ingest.total")).isEqualTo(7);
    assertThat(shown.getInt("ingest.done")).isEqualTo(4);
    assertThat(shown.getList("images.state")).containsExactly("converted", "failed");
    assertThat(shown.getString("images[1].reason.code")).isEqualTo("tiff.truncated");
    assertThat(shown.getList("problems.code")).containsExactly("file.digest", "tiff.truncated");
    assertThat(shown.getMap("integrity")).as("while files are still being compared").isNull();

    String tag = answer.header("ETag");
    assertThat(given().header("If-None-Match", tag).get("/api/v1/studies/S-LMK20").statusCode())
        .isEqualTo(304);
    tell(study.completed());
    Response later = given().header("If-None-Match", tag).get("/api/v1/studies/S-LMK20");
    assertThat(later.statusCode()).isEqualTo(200);
    assertThat(later.jsonPath().getString("ingest.state")).isEqualTo("completed");
    assertThat(later.jsonPath().getInt("ingest.done")).isEqualTo(7);
    assertThat(later.jsonPath().getString("integrity.sealedAt")).isEqualTo("2026-01-02T03:04:06Z");
    assertThat(later.jsonPath().getString("integrity.verifiedAt"))
        .isEqualTo("2026-01-02T03:04:55Z");
    assertThat(later.jsonPath().getLong("integrity.damaged")).isEqualTo(1);
  }

  @Test
  void files_come_in_the_order_of_the_manifest_with_what_verification_found() {
    TestStudy study = published(30);
    tell(study.verified(derived, 0, 0, 4, 3), study.rejected(3));

    assertThat(ListsIT.<Integer>all("/api/v1/studies/S-LMK30/files", "ordinal", 3))
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
    JsonPath page = page("/api/v1/studies/S-LMK30/files", 1000, null);
    assertThat(page.getInt("total")).isEqualTo(7);
    assertThat(page.getString("next")).isNull();
    assertThat(page.getString("items[0].path")).isEqualTo("a b/0#é.tif");
    assertThat(page.getString("items[0].href"))
        .isEqualTo("http://localhost:8080/files/S-LMK30/a%20b/0%23%C3%A9.tif");
    assertThat(page.getString("items[0].sha256")).isEqualTo("0123456789abcdef".repeat(4));
    assertThat(page.getString("items[0].crc32")).isEqualTo("89abcdef");
    assertThat(page.getString("items[0].state")).isEqualTo("verified");
    assertThat(page.getString("items[0].imaging")).isEqualTo("pending");
    assertThat(page.getString("items[3].state")).isEqualTo("rejected");
    assertThat(page.getString("items[3].reason.code")).isEqualTo("file.digest");
    assertThat(page.getString("items[5].state")).isNull();
  }

  @Test
  void images_are_paged_by_number_while_more_are_added() {
    TestStudy study = published(40);
    for (int number : List.of(5, 1, 3)) {
      tell(study.failed(study.facts(UUID.randomUUID(), number, 0)));
    }
    JsonPath first = page("/api/v1/studies/S-LMK40/images", 2, null);
    tell(study.failed(study.facts(UUID.randomUUID(), 2, 0)));
    tell(study.failed(study.facts(UUID.randomUUID(), 4, 1, 2)));
    JsonPath second = page("/api/v1/studies/S-LMK40/images", 2, first.getString("next"));

    assertThat(first.<Integer>getList("items.number")).containsExactly(1, 3);
    assertThat(second.<Integer>getList("items.number")).containsExactly(4, 5);
    assertThat(second.getInt("total")).isEqualTo(5);
    assertThat(second.getString("next")).isNull();
    assertThat(second.<List<String>>getList("items.files").getFirst())
        .containsExactly("a b/1#é.tif", "a b/2#é.tif");
    assertThat(second.getString("items[0].shortId")).isEqualTo("S-LMK40-I4");
    assertThat(second.getString("items[0].axes")).isEqualTo("zyx");
  }

  @Test
  void one_who_waits_for_a_change_gets_it_as_a_cloud_event() throws Exception {
    String since = given().get("/api/v1/changes").jsonPath().getString("next");
    CompletableFuture<JsonPath> waiting =
        CompletableFuture.supplyAsync(
            () -> given().get("/api/v1/changes?wait=30&since=" + since).jsonPath());
    published(50);

    JsonPath page = waiting.get(40, TimeUnit.SECONDS);

    assertThat(page.getString("items[0].specversion")).isEqualTo("1.0");
    assertThat(page.getString("items[0].type")).isEqualTo("org.lumenark.public.study-published.v1");
    assertThat(page.getString("items[0].subject")).isEqualTo("S-LMK50");
    assertThat(page.getString("items[0].data.title")).isEqualTo("Study 50");
    assertThat(page.getString("items[0].id"))
        .isEqualTo(
            TestCatalogue.query("select event_id from outbox where topic like '%change%'")
                .getFirst());
    JsonPath after = given().get("/api/v1/changes?since=" + page.getString("next")).jsonPath();
    assertThat(after.getList("items")).isEmpty();
  }

  @Test
  void a_limit_or_cursor_that_is_none_is_refused() {
    published(60);
    for (String route :
        List.of(
            "/api/v1/studies?limit=0",
            "/api/v1/studies?limit=101",
            "/api/v1/studies?cursor=nonsense",
            "/api/v1/studies/S-LMK60/files?limit=1001",
            "/api/v1/studies/S-LMK60/files?cursor=AA",
            "/api/v1/studies/S-LMK60/images?limit=x",
            "/api/v1/changes?since=-1",
            "/api/v1/changes?wait=31")) {
      Response answer = given().urlEncodingEnabled(false).get(route);
      assertThat(answer.statusCode()).as(route).isEqualTo(400);
      assertThat(answer.jsonPath().getString("code")).as(route).isEqualTo("request.invalid");
    }
  }
}
