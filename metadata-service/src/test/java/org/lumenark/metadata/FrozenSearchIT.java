package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** Searches for files become lists that do not change, however much is looked at for them. */
@QuarkusTest
@TestProfile(FrozenSearchIT.FewAtOnce.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class FrozenSearchIT {

  private static final String MANIFESTS = "/api/v1/manifests";
  private static final Instant RELEASED = Instant.parse("2026-04-04T00:00:00Z");
  private static final int AT_ONCE = 200;
  private static final int MOST = 6_000;

  /** SHA-256 of nothing: the root of no lines, RFC 6962, section 2.1. */
  private static final String NO_LINES =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Inject @Originals ObjectStore originals;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();
  private int events;

  /** So that few files are many. */
  public static final class FewAtOnce implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lumenark.metadata.manifest.at-once",
          String.valueOf(AT_ONCE),
          "lumenark.metadata.manifest.most-files",
          String.valueOf(MOST));
    }
  }

  @BeforeEach
  void reset() {
    TestCatalogue.reset();
    events = 0;
  }

  @AfterEach
  void close() {
    log.close();
  }

  /** Files of plates of 384; each third one has the gene PLK1. */
  private static TestStudy numbered(String accession, int files) {
    return new TestStudy(
            accession, TestStudy.DEPOSITOR, TestStudy.paths(files, FrozenSearchIT::path))
        .withAttributes(
            file -> "{\"Gene: symbol\":\"%s\"}".formatted(file % 3 == 0 ? "PLK1" : "TP53"));
  }

  private static String path(int number) {
    return "Plate%c/HeLaCells_t%04d.tif".formatted('A' + number / 384, number);
  }

  private void publish(TestStudy... studies) {
    for (TestStudy study : studies) {
      log.send(
          study.submitted("Cells " + study.accession),
          study.sealed(originals),
          study.released(RELEASED));
      events += 3;
    }
    TestCatalogue.awaitEvents(events);
  }

  @Test
  void what_a_search_finds_now_is_frozen_and_what_it_finds_later_is_another_list() {
    TestStudy hidden = numbered("S-LMK93", 50);
    publish(numbered("S-LMK91", 1_500), numbered("S-LMK92", 30));
    log.send(hidden.submitted("Hidden"), hidden.sealed(originals));
    events += 2;
    TestCatalogue.awaitEvents(events);
    String request = "{\"title\": \"Cells\", \"q\": \"cell AND NOT PlateA\"}";

    JsonPath made = freeze(201, request);

    List<String> expected =
        IntStream.range(384, 1_500).mapToObj(i -> "S-LMK91/" + path(i)).toList();
    String id = made.getString("id");
    assertThat(made.getString("asked.q")).isEqualTo("cell AND NOT PlateA");
    assertThat(made.getLong("files")).isEqualTo(expected.size());
    assertThat(made.<String>getList("studies.accession")).containsExactly("S-LMK91");
    JsonPath frozen = frozen(id);
    assertThat(frozen.getLong("bytes")).isEqualTo(10L * expected.size());
    assertThat(pages(id, 1000)).isEqualTo(expected);
    assertThat(pages(id, 7)).isEqualTo(expected);
    assertThat(freeze(200, request).getString("id")).isEqualTo(id);
    assertThat(freeze(201, request.replace("Cells", "Others")).getString("id")).isNotEqualTo(id);

    publish(numbered("S-LMK94", 400));
    JsonPath later = freeze(201, request);
    assertThat(later.getString("id")).isNotEqualTo(id);
    assertThat(later.<String>getList("studies.accession")).containsExactly("S-LMK91", "S-LMK94");
    assertThat(later.getLong("files")).isEqualTo(expected.size() + 16);
    assertThat(pages(id, 1000)).as("the first one stays").isEqualTo(expected);
    List<Integer> statuses =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(i ->
                as(i % 2 == 0 ? "depositor" : "depositor2")
                    .body(request.replace("Cells", "At once"))
                    .post(MANIFESTS)
                    .statusCode())
            .sorted()
            .toList();
    assertThat(statuses).containsExactly(200, 200, 200, 201);
  }

  @Test
  void files_that_the_index_cannot_tell_apart_are_looked_at_each() {
    List<String> paths =
        TestStudy.paths(
            5_000, i -> "%04d %s.tif".formatted(i, i % 2 == 0 ? "newt lung" : "lung newt"));
    publish(
        new TestStudy("S-LMK91", TestStudy.DEPOSITOR, paths),
        new TestStudy("S-LMK92", TestStudy.DEPOSITOR, List.of("lung newt/x.tif")),
        new TestStudy("S-LMK93", TestStudy.DEPOSITOR, List.of("newt lung.tif", "readme.txt")));

    JsonPath made = freeze(201, "{\"title\": \"Lungs\", \"q\": \"\\\"newt lung\\\"\"}");

    String id = made.getString("id");
    assertThat(made.getString("state")).isNotEqualTo("frozen");
    JsonPath frozen = frozen(id);
    List<String> expected = new ArrayList<>();
    paths.stream()
        .filter(path -> path.endsWith("newt lung.tif"))
        .forEach(path -> expected.add("S-LMK91/" + path));
    expected.add("S-LMK93/newt lung.tif");
    assertThat(frozen.getLong("files")).isEqualTo(expected.size());
    assertThat(frozen.<String>getList("studies.accession")).containsExactly("S-LMK91", "S-LMK93");
    assertThat(frozen.<Integer>getList("studies.files")).containsExactly(2_500, 1);
    assertThat(pages(id, 1000)).isEqualTo(expected);
    assertThat(pages(id, 333)).isEqualTo(expected);
    assertThat(given().get(MANIFESTS + "/" + id + "/files.txt").asString().lines())
        .hasSize(expected.size());
    assertThat(TestCatalogue.count("frozen_candidate")).isZero();

    breakOffInTheMiddle(id);
    JsonPath again = frozen(id);
    assertThat(again.getString("root")).isEqualTo(frozen.getString("root"));
    assertThat(again.<Integer>getList("studies.files")).containsExactly(2_500, 1);
    assertThat(pages(id, 1000)).as("whoever goes on ends with the same").isEqualTo(expected);

    JsonPath few = freeze(201, "{\"title\": \"Few\", \"q\": \"4998 OR readme\"}");
    assertThat(few.getString("state")).isEqualTo("frozen");
    assertThat(pages(few.getString("id"), 10))
        .containsExactly("S-LMK91/4998 newt lung.tif", "S-LMK93/readme.txt");
  }

  /** As it is when whoever looked at the files was killed: four blocks are done, the others not. */
  private static void breakOffInTheMiddle(String id) {
    TestCatalogue.execute(
        """
        begin;
        insert into frozen_candidate
          select manifest, part, block, ~cast('0' as bit(512)) from frozen_block
           where manifest = '%1$s' and first >= 4 * 256;
        delete from frozen_block where manifest = '%1$s' and first >= 4 * 256;
        update frozen_block set bytes = null, entry_bytes = null, listed_bytes = null
         where manifest = '%1$s';
        update frozen_manifest set settled = false, frozen_at = null, root = null, bytes = null,
            files = 5002, due_at = now() where id = '%1$s';
        commit;
        """
            .formatted(id));
    assertThat(TestCatalogue.count("frozen_block")).isEqualTo(4);
  }

  @Test
  void a_search_that_means_nothing_in_the_end_makes_an_empty_list_or_none() {
    publish(
        new TestStudy(
            "S-LMK91",
            TestStudy.DEPOSITOR,
            TestStudy.paths(600, i -> "newt lung/%d.tif".formatted(i))));

    assertThat(refused(422, "depositor", "{\"title\": \"x\", \"q\": \"nowhere\"}"))
        .contains("manifest.empty", "/q");
    // 4 is no number of these, but ends and divides as 9704 does.
    assertThat(refused(422, "depositor", "{\"title\": \"x\", \"q\": \"9704\"}"))
        .contains("manifest.empty", "/q");
    assertThat(TestCatalogue.count("frozen_manifest")).as("nothing is left behind").isZero();

    String id =
        freeze(201, "{\"title\": \"x\", \"q\": \"\\\"lung tif\\\" OR \\\"lung newt\\\"\"}")
            .getString("id");
    JsonPath frozen = frozen(id);
    assertThat(frozen.getLong("files")).isZero();
    assertThat(frozen.getLong("bytes")).isZero();
    assertThat(frozen.getString("root")).isEqualTo(NO_LINES);
    assertThat(pages(id, 10)).isEmpty();
    assertThat(given().get(MANIFESTS + "/" + id + ".csv").asString().lines()).hasSize(1);
    for (String form : List.of(".ro-crate.json", ".croissant.json", ".drs.json", "/files.txt")) {
      given().get(MANIFESTS + "/" + id + form).then().statusCode(200);
    }
  }

  @Test
  void a_search_goes_within_studies_and_filters_that_are_given_beside_it() {
    publish(numbered("S-LMK91", 400), numbered("S-LMK92", 400));
    String within =
        """
        {"title": "PLK1", "q": "PlateB", "studies": [
          {"accession": "S-LMK92", "filter": ["\\"Gene: symbol\\":PLK1"]}]}
        """;
    String everywhere =
        """
        {"title": "PLK1", "q": "PlateB", "filter": ["\\"Gene: symbol\\":PLK1"]}
        """;
    List<String> expected =
        IntStream.range(384, 400)
            .filter(i -> i % 3 == 0)
            .mapToObj(i -> "S-LMK92/" + path(i))
            .toList();

    JsonPath named = freeze(201, within);
    assertThat(pages(named.getString("id"), 100)).isEqualTo(expected);
    assertThat(named.getString("studies[0].chosen.filter[0]")).isEqualTo("\"Gene: symbol\":PLK1");
    assertThat(named.<String>getList("asked.studies")).containsExactly("S-LMK92");
    JsonPath all = freeze(201, everywhere);
    assertThat(all.getLong("files")).isEqualTo(2L * expected.size());
    assertThat(all.getString("asked.filter[0]")).isEqualTo("\"Gene: symbol\":PLK1");
    assertThat(pages(all.getString("id"), 100)).containsAll(expected);
  }

  @Test
  void what_cannot_be_searched_or_frozen_is_told_with_its_place() {
    TestStudy hidden = new TestStudy("S-LMK93", TestStudy.DEPOSITOR, List.of("unicum.tif"));
    publish(numbered("S-LMK91", 3_500), numbered("S-LMK92", 3_500));
    log.send(hidden.submitted("Hidden"), hidden.sealed(originals));
    events += 2;
    TestCatalogue.awaitEvents(events);

    as("depositor")
        .body("{\"title\": \"x\", \"q\": \"a OR (b\"}")
        .post(MANIFESTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("query.syntax"))
        .body("errors[0].position", equalTo(5));
    assertThat(refused(422, "depositor", "{\"title\": \"x\", \"q\": \"tif\"}"))
        .contains("manifest.too-large", "/q");
    assertThat(refused(422, "depositor", "{\"title\": \"x\", \"q\": \" \"}")).contains("/q");
    assertThat(refused(422, "depositor", "{\"title\": \"x\", \"q\": [\"tif\"]}")).contains("/q");
    String study = "{\"title\": \"x\", \"q\": \"tif\", \"studies\": [{\"accession\": \"%s\"%s}]}";
    assertThat(refused(422, "depositor", study.formatted("S-LMK91", ", \"version\": 1")))
        .contains("/studies/0/version");
    assertThat(refused(422, "depositor", study.formatted("S-LMK91", ", \"paths\": [\"a\"]")))
        .contains("/studies/0/paths");
    String unknown = refused(422, "depositor2", study.formatted("S-LMK999", ""));
    assertThat(unknown).contains("study.unknown", "/studies/0/accession");
    assertThat(refused(422, "depositor2", study.formatted("S-LMK93", "")))
        .as("a stranger does not learn of it")
        .isEqualTo(unknown);
    for (String anyone : List.of("depositor", "depositor2", "admin")) {
      assertThat(refused(422, anyone, "{\"title\": \"x\", \"q\": \"unicum\"}"))
          .as("private files are found by nobody, " + anyone)
          .contains("manifest.empty");
    }
    assertThat(TestCatalogue.count("frozen_manifest")).isZero();
  }

  @Test
  void a_preview_counts_and_keeps_nothing() {
    TestStudy hidden = numbered("S-LMK93", 50);
    publish(numbered("S-LMK91", 1_500), numbered("S-LMK92", 30));
    log.send(hidden.submitted("Hidden"), hidden.sealed(originals));
    events += 2;
    TestCatalogue.awaitEvents(events);

    preview("{\"q\": \"cell AND NOT PlateA\"}")
        .body("files", equalTo(1_116))
        .body("filesAre", equalTo("exact"))
        .body("studies", equalTo(1))
        .body("bytes", equalTo(11_160));
    preview("{\"q\": \"\\\"la cell\\\"\"}")
        .body("files", equalTo(1_530))
        .body("filesAre", equalTo("at-most"))
        .body("studies", equalTo(2));
    preview("{\"studies\": [{\"accession\": \"S-LMK91\"}, {\"accession\": \"S-LMK92\"}]}")
        .body("files", equalTo(1_530))
        .body("bytes", equalTo(15_300));
    preview(
            "{\"studies\": [{\"accession\": \"S-LMK92\", \"filter\":"
                + " [\"\\\"Gene: symbol\\\":PLK1\"]}]}")
        .body("files", equalTo(10));
    preview("{\"q\": \"nowhere\"}").body("files", equalTo(0)).body("bytes", equalTo(0));
    TestCatalogue.execute("update study_version set files = 600000 where accession = 'S-LMK92'");
    preview("{\"studies\": [{\"accession\": \"S-LMK92\"}]}")
        .body("files", equalTo(600_000))
        .body("bytes", nullValue());
    assertThat(TestCatalogue.count("frozen_manifest")).isZero();
    given()
        .contentType("application/json")
        .body("{\"q\": \"cell\"}")
        .post(MANIFESTS + "/preview")
        .then()
        .statusCode(401);
    as("depositor")
        .body("{\"q\": \"(\"}")
        .post(MANIFESTS + "/preview")
        .then()
        .statusCode(400)
        .body("code", equalTo("query.syntax"));
  }

  private io.restassured.response.ValidatableResponse preview(String request) {
    return as("depositor2").body(request).post(MANIFESTS + "/preview").then().statusCode(200);
  }

  private static JsonPath frozen(String id) {
    TestCatalogue.await(
        Duration.ofSeconds(60),
        () ->
            given()
                .get(MANIFESTS + "/" + id + "?limit=1")
                .jsonPath()
                .getString("state")
                .equals("frozen"));
    return given().get(MANIFESTS + "/" + id + "?limit=1").jsonPath();
  }

  private static List<String> pages(String id, int limit) {
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification request = given().queryParam("limit", limit);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      JsonPath page = request.get(MANIFESTS + "/" + id).then().statusCode(200).extract().jsonPath();
      List<String> accessions = page.getList("items.accession");
      List<String> paths = page.getList("items.path");
      for (int i = 0; i < paths.size(); i++) {
        found.add(accessions.get(i) + "/" + paths.get(i));
      }
      cursor = page.getString("next");
    } while (cursor != null);
    return found;
  }

  private JsonPath freeze(int status, String request) {
    return as("depositor")
        .body(request)
        .post(MANIFESTS)
        .then()
        .statusCode(status)
        .extract()
        .jsonPath();
  }

  private String refused(int status, String user, String request) {
    return as(user).body(request).post(MANIFESTS).then().statusCode(status).extract().asString();
  }

  private RequestSpecification as(String user) {
    return given().auth().oauth2(tokens.user(user)).contentType("application/json");
  }
}
