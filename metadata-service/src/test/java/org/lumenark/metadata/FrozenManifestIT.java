package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.SharedSamples;
import org.lumenark.testkit.TestTokens;

/**
 * Frozen manifests, lists for programs that download, and objects of DRS. {@code
 * LUMENARK_FROZEN_FILES=2400000} freezes as many files as the largest studies have.
 */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class FrozenManifestIT {

  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final String MANIFESTS = "/api/v1/manifests";
  private static final Instant RELEASED = Instant.parse("2026-04-04T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MANY =
      Integer.parseInt(System.getenv().getOrDefault("LUMENARK_FROZEN_FILES", "60000"));

  @Inject @Originals ObjectStore originals;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();

  @BeforeEach
  void reset() {
    TestCatalogue.reset();
  }

  @AfterEach
  void close() {
    log.close();
  }

  /** Files 0000.tif and so on; each third one has the gene TP53. */
  private TestStudy study(String accession, int files) {
    return new TestStudy(
            accession,
            TestStudy.DEPOSITOR,
            TestStudy.paths(files, i -> "a b/%04d.tif".formatted(i)))
        .withAttributes(file ->
            "{\"Gene: symbol\":\"%s\",\"Plate\":\"p%d\"}"
                .formatted(file % 3 == 0 ? "TP53" : "PLK1", file / 1000));
  }

  private void publish(TestStudy... studies) {
    int events = 0;
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
  void files_of_two_studies_are_frozen_in_their_order_with_the_root_of_their_lines()
      throws Exception {
    publish(study("S-LMK71", 1300), study("S-LMK72", 4));

    JsonPath made =
        freeze(
            201,
            """
            {"title": "TP53 and a few", "studies": [
              {"accession": "S-LMK72", "paths": ["a b/0003.tif", "a b/0001.tif"]},
              {"accession": "S-LMK71", "filter": ["\\"Gene: symbol\\":TP53", "Plate:p1"]}]}
            """);

    List<String> expected = new ArrayList<>();
    IntStream.range(1000, 1300)
        .filter(i -> i % 3 == 0)
        .forEach(i -> expected.add("S-LMK71/a b/%04d.tif".formatted(i)));
    expected.add("S-LMK72/a b/0001.tif");
    expected.add("S-LMK72/a b/0003.tif");
    assertThat(made.getString("state")).isEqualTo("frozen");
    assertThat(made.getLong("files")).isEqualTo(expected.size());
    assertThat(made.getLong("bytes")).isEqualTo(10L * expected.size());
    assertThat(made.getString("root")).isEqualTo("sha256:" + root(expected));
    assertThat(made.<String>getList("studies.accession")).containsExactly("S-LMK71", "S-LMK72");
    String id = made.getString("id");
    assertThat(made.getString("href")).endsWith(MANIFESTS + "/" + id);
    assertThat(pages(id, 7)).isEqualTo(expected);
    assertThat(pages(id, 1000)).isEqualTo(expected);
    given()
        .get(MANIFESTS + "/" + id + "?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].number", equalTo(0))
        .body("items[0].drs", equalTo("drs://localhost:8080/S-LMK71.v1.1002"))
        .body("items[0].href", equalTo("http://localhost:8080/files/S-LMK71/a%20b/1002.tif"));
  }

  @Test
  void the_same_again_is_the_same_manifest_and_nobody_else_may_change_that() {
    publish(study("S-LMK71", 600));
    String request = "{\"title\": \"All\", \"studies\": [{\"accession\": \"S-LMK71\"}]}";

    String id = freeze(201, request).getString("id");
    assertThat(freeze(200, request).getString("id")).isEqualTo(id);
    assertThat(
            as("depositor2")
                .body(request)
                .post(MANIFESTS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("id"))
        .isEqualTo(id);
    assertThat(freeze(201, request.replace("All", "Other")).getString("id")).isNotEqualTo(id);
    assertThat(pages(id, 512)).hasSize(600);
    List<Integer> statuses =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(i ->
                as("depositor")
                    .body(request.replace("All", "At once"))
                    .post(MANIFESTS)
                    .statusCode())
            .sorted()
            .toList();
    assertThat(statuses).containsExactly(200, 200, 200, 201);
  }

  @Test
  void a_filter_over_the_archive_freezes_public_files_only() {
    TestStudy hidden = study("S-LMK73", 30);
    publish(study("S-LMK71", 10), study("S-LMK72", 5));
    log.send(hidden.submitted("Hidden"), hidden.sealed(originals));
    TestCatalogue.awaitEvents(8);

    JsonPath made =
        freeze(201, "{\"title\": \"TP53\", \"filter\": [\"\\\"Gene: symbol\\\":TP53\"]}");

    assertThat(made.<String>getList("studies.accession")).containsExactly("S-LMK71", "S-LMK72");
    assertThat(made.getLong("files")).isEqualTo(4 + 2);
  }

  @Test
  void what_cannot_be_frozen_is_told_with_its_place() {
    TestStudy hidden = study("S-LMK73", 3);
    TestStudy gone = study("S-LMK74", 3);
    publish(study("S-LMK71", 10), gone);
    log.send(hidden.submitted("Hidden"), hidden.sealed(originals), gone.withdrawn("consent"));
    TestCatalogue.awaitEvents(9);

    String body =
        """
        {"title": "x", "studies": [{"accession": "S-LMK71"}, {"accession": "%s"}]}
        """;
    String unknown = refused("depositor2", body.formatted("S-LMK999"));
    assertThat(unknown).contains("study.unknown", "/studies/1/accession");
    assertThat(refused("depositor2", body.formatted("S-LMK73")))
        .as("a stranger does not learn of it")
        .isEqualTo(unknown);
    assertThat(refused("depositor", body.formatted("S-LMK73"))).contains("study.not-public");
    assertThat(refused("depositor2", body.formatted("S-LMK74"))).contains("study.withdrawn");
    assertThat(
            refused(
                "depositor",
                """
                {"title": "x", "studies": [
                  {"accession": "S-LMK71", "paths": ["a b/0001.tif", "no such.tif"]}]}
                """))
        .contains("manifest.path-unknown", "no such.tif", "/studies/0/paths")
        .doesNotContain("0001.tif");
    assertThat(
            refused(
                "depositor",
                "{\"title\": \"x\", \"studies\": [{\"accession\": \"S-LMK71\", \"filter\":"
                    + " [\"Plate:none\"]}]}"))
        .contains("manifest.empty", "/studies/0/filter");
    assertThat(refused("depositor", "{\"title\": \"x\", \"filter\": [\"Plate:none\"]}"))
        .contains("manifest.empty");
    assertThat(refused("depositor", "{\"title\": \" \", \"studies\": [], \"q\": 1}"))
        .contains("/title", "/studies", "/q");
    assertThat(TestCatalogue.count("frozen_manifest")).as("nothing is left behind").isZero();
    given()
        .contentType("application/json")
        .body("{\"title\": \"x\"}")
        .post(MANIFESTS)
        .then()
        .statusCode(401);
    for (String id : List.of("0".repeat(32), "nothing", "S-LMK71")) {
      given().get(MANIFESTS + "/" + id).then().statusCode(404);
      given().get(MANIFESTS + "/" + id + ".csv").then().statusCode(404);
      given().get(MANIFESTS + "/" + id + ".croissant.json").then().statusCode(404);
      given().get("/internal/manifests/" + id + "/archive").then().statusCode(404);
    }
  }

  @Test
  void one_person_freezes_only_so_many_a_day() {
    publish(study("S-LMK71", 1));
    String request = "{\"title\": \"n%d\", \"studies\": [{\"accession\": \"S-LMK71\"}]}";
    freeze(201, request.formatted(0));
    TestCatalogue.execute(
        """
        insert into frozen_manifest (id, title, creator, frozen_at)
          select md5(cast(i as text)), 'x', creator, now()
            from frozen_manifest, generate_series(1, 199) i;
        """);

    as("depositor")
        .body(request.formatted(1))
        .post(MANIFESTS)
        .then()
        .statusCode(429)
        .body("code", equalTo("manifest.quota"));
    freeze(200, request.formatted(0));
    as("depositor2").body(request.formatted(1)).post(MANIFESTS).then().statusCode(201);
  }

  @Test
  void files_of_a_withdrawn_study_stay_in_the_list_as_gone_and_are_told_nowhere() {
    TestStudy withdrawn = study("S-LMK72", 3);
    publish(study("S-LMK71", 2), withdrawn);
    JsonPath made =
        freeze(
            201,
            "{\"title\": \"Both\", \"studies\": [{\"accession\": \"S-LMK71\"}, {\"accession\":"
                + " \"S-LMK72\"}]}");
    String id = made.getString("id");
    given().get("/internal/manifests/" + id + "/archive").then().statusCode(200);

    log.send(withdrawn.withdrawn("consent"));
    TestCatalogue.awaitEvents(7);

    given()
        .get(MANIFESTS + "/" + id)
        .then()
        .statusCode(200)
        .body("root", equalTo(made.getString("root")))
        .body("gone.files", equalTo(3))
        .body("items.state", contains("public", "public", "gone", "gone", "gone"))
        .body("items[2].path", nullValue())
        .body("items[2].sha256", nullValue())
        .body("items[2].accession", equalTo("S-LMK72"));
    assertThat(text(MANIFESTS + "/" + id + ".csv").lines().skip(3))
        .containsExactly("2,gone,S-LMK72,1,,,,,", "3,gone,S-LMK72,1,,,,,", "4,gone,S-LMK72,1,,,,,");
    assertThat(text(MANIFESTS + "/" + id + "/files.txt").lines()).hasSize(2);
    assertThat(text(MANIFESTS + "/" + id + ".croissant.json")).doesNotContain("/files/S-LMK72");
    given().get("/internal/manifests/" + id + "/archive").then().statusCode(410);
    given().get("/internal/manifests/" + id + "/entries").then().statusCode(410);
    Response bundle = given().get(MANIFESTS + "/" + id + ".drs.json");
    assertThat(bundle.jsonPath().getString("checksums[0].checksum"))
        .as("the bundle is the same bundle")
        .isEqualTo(bundleOf(Collections.nCopies(5, SHA)));
    assertThat(bundle.jsonPath().getString("contents[2].name")).isEqualTo("0000002-gone");
    given()
        .get("/ga4gh/drs/v1/objects/S-LMK72.v1.0")
        .then()
        .statusCode(410)
        .body("status_code", equalTo(410));
  }

  @Test
  void lists_are_written_for_the_programs_that_read_them() {
    TestStudy study =
        new TestStudy(
            "S-LMK71",
            TestStudy.DEPOSITOR,
            List.of("a, \"b\"/1.tif", "back\\slash.tif", "c#%.tif"));
    log.send(study.submitted("Odd names"), study.sealed(originals));
    TestCatalogue.awaitEvents(2);
    String path = "/api/v1/studies/S-LMK71/files.txt";
    given().get(path).then().statusCode(404);
    as("depositor2").get(path).then().statusCode(404);
    as("depositor").get(path).then().statusCode(200).header("Cache-Control", "private, no-store");
    log.send(study.released(RELEASED));
    TestCatalogue.awaitEvents(3);
    String origin = "http://localhost:8080/files/S-LMK71/";

    assertThat(text(path))
        .isEqualTo(
            origin
                + "a%2C%20%22b%22/1.tif\n"
                + origin
                + "back%5Cslash.tif\n"
                + origin
                + "c%23%25.tif\n");
    assertThat(text(path + "?form=aria2").lines().limit(3))
        .containsExactly(
            origin + "a%2C%20%22b%22/1.tif", "  out=a, \"b\"/1.tif", "  checksum=sha-256=" + SHA);
    assertThat(text(path + "?form=rclone").lines().findFirst())
        .hasValue(origin + "a%2C%20%22b%22/1.tif,\"a, \"\"b\"\"/1.tif\"");
    assertThat(text(path + "?form=sha256sum").lines())
        .containsExactly(
            SHA + "  a, \"b\"/1.tif", "\\" + SHA + "  back\\\\slash.tif", SHA + "  c#%.tif");
    assertThat(text("/api/v1/studies/S-LMK71/files.csv").lines().limit(2))
        .containsExactly(
            "path,size,sha256,href,format,attributes,component",
            "\"a, \"\"b\"\"/1.tif\",10," + SHA + "," + origin + "a%2C%20%22b%22/1.tif,,,");
    given().get(path + "?form=zip").then().statusCode(400);
    given().get(path + "?filter=nothing").then().statusCode(400);
    assertThat(text(path + "?filter=Plate:p1")).isEmpty();
  }

  @Test
  void an_older_version_is_frozen_and_listed_by_addresses_that_name_it() {
    TestStudy first = new TestStudy("S-LMK71", TestStudy.DEPOSITOR, List.of("a.txt", "b.txt"));
    TestStudy second = first.next(List.of("a.txt", "c.txt"));
    log.send(
        first.submitted("First"),
        first.sealed(originals),
        first.completedWell(),
        first.released(RELEASED));
    log.send(second.submitted("Second"), second.sealed(originals), second.completedWell());
    TestCatalogue.awaitEvents(7);
    String both = "{\"title\": \"v%s\", \"studies\": [{\"accession\": \"S-LMK71\"%s}]}";

    String shown = freeze(201, both.formatted("", "")).getString("id");
    String older = freeze(201, both.formatted("", ", \"version\": 1")).getString("id");

    assertThat(pages(shown, 10)).containsExactly("S-LMK71/a.txt", "S-LMK71/c.txt");
    assertThat(pages(older, 10)).containsExactly("S-LMK71/a.txt", "S-LMK71/b.txt");
    assertThat(text(MANIFESTS + "/" + older + "/files.txt").lines())
        .containsExactly(
            "http://localhost:8080/files/S-LMK71/a.txt?version=1",
            "http://localhost:8080/files/S-LMK71/b.txt?version=1");
  }

  @Test
  void the_archive_of_a_manifest_is_described_in_segments_that_add_up() {
    publish(study("S-LMK71", 9000), study("S-LMK72", 100));
    String id =
        freeze(
                201,
                "{\"title\": \"x\", \"studies\": [{\"accession\": \"S-LMK71\", \"filter\":"
                    + " [\"\\\"Gene: symbol\\\":PLK1\"]}, {\"accession\": \"S-LMK72\"}]}")
            .getString("id");

    JsonPath place = given().get("/internal/manifests/" + id + "/archive").jsonPath();
    List<Integer> files = place.getList("segments.files");
    long name = "S-LMK71/a b/0000.tif".length();
    assertThat(files.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6100);
    assertThat(place.getLong("segments.entries.sum()")).isEqualTo(6100 * (50 + name + 10));
    assertThat(place.getLong("segments.listed.sum()")).isEqualTo(6100 * (74 + name));
    List<String> entries = new ArrayList<>();
    for (int segment = 0; segment < files.size(); segment++) {
      entries.addAll(
          given()
              .get(
                  "/internal/manifests/%s/entries?from=%d&limit=%d"
                      .formatted(
                          id, place.getLong("segments[" + segment + "].first"), files.get(segment)))
              .jsonPath()
              .getList("name"));
    }
    assertThat(entries).isEqualTo(pages(id, 1000));
  }

  @Test
  void objects_of_drs_are_valid_by_its_published_schema() throws IOException {
    publish(study("S-LMK71", 3), study("S-LMK72", 10_001));
    String id =
        freeze(201, "{\"title\": \"x\", \"studies\": [{\"accession\": \"S-LMK71\"}]}")
            .getString("id");
    JsonNode contract =
        JSON.readTree(
            Files.readString(
                SharedSamples.folder("metadata/schemas/ga4gh-drs")
                    .resolve("drs-1.5.0-openapi.json")));

    for (String object :
        List.of("S-LMK71.v1.1", "S-LMK71", "S-LMK71.v1", "S-LMK72.v1", "S-LMK72.v1.part1", id)) {
      valid(contract, "/paths/~1objects~1{object_id}/get", text("/ga4gh/drs/v1/objects/" + object));
    }
    valid(contract, "/paths/~1service-info/get", text("/ga4gh/drs/v1/service-info"));
    String bulk =
        given()
            .contentType("application/json")
            .body("{\"bulk_object_ids\": [\"S-LMK71.v1.1\", \"S-LMK999.v1\", \"S-LMK71.v1.9\"]}")
            .post("/ga4gh/drs/v1/objects")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    valid(contract, "/paths/~1objects/post", bulk);
    assertThat(JsonPath.from(bulk).getList("unresolved_drs_objects[0].object_ids"))
        .isEqualTo(List.of("S-LMK999.v1", "S-LMK71.v1.9"));

    given()
        .get("/ga4gh/drs/v1/objects/S-LMK71.v1.1")
        .then()
        .body("name", equalTo("0001.tif"))
        .body("size", equalTo(10))
        .body("self_uri", equalTo("drs://localhost:8080/S-LMK71.v1.1"))
        .body("checksums[0].checksum", equalTo(SHA))
        .body("access_methods[0].type", equalTo("https"))
        .body(
            "access_methods[0].access_url.url",
            equalTo("http://localhost:8080/files/S-LMK71/a%20b/0001.tif"));
    given()
        .get("/ga4gh/drs/v1/objects/S-LMK71")
        .then()
        .body("id", equalTo("S-LMK71.v1"))
        .body("size", equalTo(30))
        .body("checksums[0].checksum", equalTo(bundleOf(Collections.nCopies(3, SHA))))
        .body("contents.id", contains("S-LMK71.v1.0", "S-LMK71.v1.1", "S-LMK71.v1.2"));
    String parts =
        bundleOf(List.of(bundleOf(Collections.nCopies(10_000, SHA)), bundleOf(List.of(SHA))));
    for (int again = 0; again < 2; again++) {
      given()
          .get("/ga4gh/drs/v1/objects/S-LMK72.v1")
          .then()
          .body("checksums[0].checksum", equalTo(parts))
          .body("contents.id", contains("S-LMK72.v1.part0", "S-LMK72.v1.part1"));
    }
    given()
        .get("/ga4gh/drs/v1/objects/S-LMK72.v1.part1")
        .then()
        .body("contents.id", contains("S-LMK72.v1.10000"));
    given().get("/ga4gh/drs/v1/objects/S-LMK72.v1?expand=true").then().statusCode(400);
    String big =
        freeze(201, "{\"title\": \"big\", \"studies\": [{\"accession\": \"S-LMK72\"}]}")
            .getString("id");
    given()
        .get("/ga4gh/drs/v1/objects/" + big)
        .then()
        .body("checksums[0].checksum", equalTo(parts));
    for (String nothing :
        List.of(
            "S-LMK999",
            "S-LMK71.v2",
            "S-LMK71.v1.3",
            "S-LMK71.v1.part0",
            "S-LMK72.v1.part2",
            "x")) {
      given()
          .get("/ga4gh/drs/v1/objects/" + nothing)
          .then()
          .statusCode(404)
          .body("status_code", equalTo(404));
    }
  }

  @Test
  void drs_shows_a_private_study_to_nobody_but_those_who_may_read_it() {
    TestStudy hidden = study("S-LMK73", 3);
    log.send(hidden.submitted("Hidden"), hidden.sealed(originals));
    TestCatalogue.awaitEvents(2);
    for (String id : List.of("S-LMK73", "S-LMK73.v1", "S-LMK73.v1.0")) {
      String unknown = given().get("/ga4gh/drs/v1/objects/S-LMK999.v1.0").asString();
      for (RequestSpecification stranger : List.of(given(), as("depositor2"))) {
        Response answer = stranger.get("/ga4gh/drs/v1/objects/" + id);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).isEqualTo(unknown);
      }
      as("depositor").get("/ga4gh/drs/v1/objects/" + id).then().statusCode(200);
    }
  }

  @Test
  void many_files_are_frozen_by_the_database_and_read_at_any_depth() {
    TestStudy study = study("S-LMK71", 2);
    publish(study);
    TestCatalogue.execute(
        """
        truncate file, file_attribute;
        update study_version set files = %1$d;
        insert into file (accession, version, ordinal, path, path_key, size, sha256, crc32, object,
            "offset")
          select 'S-LMK71', 1, i, lpad(cast(i as text), 8, '0') || '.tif',
              decode(md5(cast(i as text)), 'hex'), 10, decode(repeat('ab', 32), 'hex'),
              decode('00000000', 'hex'), 'o', 0
            from generate_series(0, %1$d - 1) i;
        analyze file;
        """
            .formatted(MANY));
    long begin = System.nanoTime();
    JsonPath made =
        freeze(201, "{\"title\": \"Many\", \"studies\": [{\"accession\": \"S-LMK71\"}]}");
    long madeAfter = (System.nanoTime() - begin) / 1_000_000;
    assertThat(made.getLong("files")).isEqualTo(MANY);
    String id = made.getString("id");
    TestCatalogue.await(
        Duration.ofMinutes(5),
        () -> given().get(MANIFESTS + "/" + id + "?limit=1").jsonPath().get("root") != null);
    long frozenAfter = (System.nanoTime() - begin) / 1_000_000;
    TestCatalogue.execute("analyze frozen_block");
    List<Long> millis = new ArrayList<>();
    for (int round = 0; round < 80; round++) {
      long from = (long) MANY * (round % 20) / 20;
      RequestSpecification request = given().queryParam("limit", 100);
      if (from > 0) {
        request.queryParam("cursor", Cursor.after(from - 1).toString());
      }
      long asked = System.nanoTime();
      String page = request.get(MANIFESTS + "/" + id).then().statusCode(200).extract().asString();
      long took = (System.nanoTime() - asked) / 1_000_000;
      assertThat(JsonPath.from(page).getString("items[0].path"))
          .isEqualTo("%08d.tif".formatted(from));
      if (round >= 20) {
        millis.add(took);
      }
    }
    Collections.sort(millis);
    long listed = System.nanoTime();
    assertThat(text(MANIFESTS + "/" + id + "/files.txt").lines()).hasSize(MANY);
    System.out.printf(
        "%,d files: made in %,d ms, frozen after %,d ms, pages of 100: median %d ms, slowest %d ms,"
            + " list of addresses in %,d ms%n",
        MANY,
        madeAfter,
        frozenAfter,
        millis.get(30),
        millis.getLast(),
        (System.nanoTime() - listed) / 1_000_000);
    assertThat(millis.get(57)).as("95 of 100").isLessThan(150);
  }

  private void valid(JsonNode contract, String operation, String answer) {
    JsonNode schema =
        contract
            .at(operation.replace("{object_id}", "{object_id}"))
            .at("/responses/200/content/application~1json/schema");
    assertThat(schema.isObject()).as(operation).isTrue();
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(answer, InputFormat.JSON))
        .as(answer.substring(0, Math.min(400, answer.length())))
        .isEmpty();
  }

  /** RFC 6962, section 2.1, straight from its definition. */
  private static String root(List<String> places) throws Exception {
    List<byte[]> leaves = new ArrayList<>();
    for (String place : places) {
      leaves.add(digest(new byte[] {0}, (place + "\0" + 10 + "\0" + SHA).getBytes(UTF_8)));
    }
    return HexFormat.of().formatHex(tree(leaves));
  }

  private static byte[] tree(List<byte[]> leaves) throws Exception {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int half = Integer.highestOneBit(leaves.size() - 1);
    return digest(
        new byte[] {1}, tree(leaves.subList(0, half)), tree(leaves.subList(half, leaves.size())));
  }

  private static byte[] digest(byte[]... parts) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
  }

  private static String bundleOf(List<String> checksums) {
    try {
      return HexFormat.of()
          .formatHex(
              digest(checksums.stream().sorted().collect(Collectors.joining()).getBytes(UTF_8)));
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
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

  private static String text(String path) {
    return given().urlEncodingEnabled(false).get(path).then().statusCode(200).extract().asString();
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

  private String refused(String user, String request) {
    return as(user).body(request).post(MANIFESTS).then().statusCode(422).extract().asString();
  }

  private RequestSpecification as(String user) {
    return given().auth().oauth2(tokens.user(user)).contentType("application/json");
  }
}
