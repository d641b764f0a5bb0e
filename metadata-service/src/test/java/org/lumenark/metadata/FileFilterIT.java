package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.metadata.file.PathKey;
import org.lumenark.metadata.find.FileKeys;
import org.lumenark.metadata.paging.Cursor;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/**
 * The files of a study by what file lists say of them. {@code LUMENARK_FILTERED_FILES=2400000}
 * measures the size of the largest studies.
 */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class FileFilterIT {

  private static final String FILES = "/api/v1/studies/S-LMK71/files";
  private static final Instant RELEASED = Instant.parse("2026-04-04T00:00:00Z");
  private static final int MANY =
      Integer.parseInt(System.getenv().getOrDefault("LUMENARK_FILTERED_FILES", "200000"));

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

  /** Each file has a plate of 96, one of three genes, a well of its own, and some a remark. */
  private TestStudy study(int files) {
    return new TestStudy(
            "S-LMK71", TestStudy.DEPOSITOR, TestStudy.paths(files, i -> "%06d.tif".formatted(i)))
        .withAttributes(file ->
            """
            {"Plate":"p%d","Gene: symbol":"%s","Well":"w%d"%s}\
            """
                .formatted(
                    file / 96,
                    List.of("PLK1", "TP53", "NUP107").get(file % 3),
                    file,
                    file % 7 == 0 ? ",\"Remark\":\"a \\u0000 \\ud800, \\\"µ\\\"\"" : ""));
  }

  @Test
  void any_filter_finds_exactly_its_files_in_the_order_of_the_manifest_at_any_page_size() {
    TestStudy study = study(12_345);
    log.send(study.submitted("Filtered"), study.sealed(originals));
    TestCatalogue.awaitEvents(2);
    given().queryParam("filter", "Plate:p1").get(FILES).then().statusCode(404);
    outsider().queryParam("filter", "Plate:p1").get(FILES).then().statusCode(404);
    owner().queryParam("filter", "Plate:p1").get(FILES).then().statusCode(200);
    log.send(study.released(RELEASED));
    TestCatalogue.awaitEvents(3);

    assertThat(all(1000, "Plate:p1")).isEqualTo(files(file -> file / 96 == 1));
    assertThat(all(7, "Plate:p5")).isEqualTo(files(file -> file / 96 == 5));
    assertThat(all(1000, "\"Gene: symbol\":TP53")).isEqualTo(files(file -> file % 3 == 1));
    assertThat(all(999, "\"Gene: symbol\":TP53", "\"Gene: symbol\":TP53"))
        .isEqualTo(files(file -> file % 3 == 1));
    assertThat(all(10, "\"Gene: symbol\":NUP107", "Plate:p100"))
        .isEqualTo(files(file -> file % 3 == 2 && file / 96 == 100));
    assertThat(all(100, "Well:w12344", "Plate:p128")).containsExactly(12_344);
    assertThat(all(100, "\"Gene: symbol\":TP53", "\"Gene: symbol\":PLK1")).isEmpty();
    assertThat(all(100, "Well:w1", "Well:w2")).isEmpty();
    assertThat(all(100, "well:w1")).as("names are as in the list").isEmpty();
    assertThat(all(100, "Well:w")).as("values are whole").isEmpty();
    assertThat(all(100, "No column:w1")).isEmpty();
  }

  @Test
  void a_filtered_page_shows_the_columns_that_are_asked_for_and_bad_filters_are_refused() {
    TestStudy study = study(700);
    log.send(study.submitted("Filtered"), study.sealed(originals), study.released(RELEASED));
    TestCatalogue.awaitEvents(3);

    JsonPath page =
        given()
            .queryParam("filter", "Plate:p6")
            .queryParam("columns", "Well", "Plate")
            .queryParam("limit", 2)
            .get(FILES)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(page.<Map<String, String>>getList("items.attributes"))
        .extracting(each -> List.copyOf(each.entrySet()))
        .containsExactly(
            List.of(Map.entry("Plate", "p6"), Map.entry("Well", "w576")),
            List.of(Map.entry("Plate", "p6"), Map.entry("Well", "w577")));
    assertThat(page.<Object>get("total")).isNull();
    assertThat(page.getString("items[0].path")).isEqualTo("000576.tif");

    for (String filter : List.of("Plate", "Plate:", ":p6", "\"Plate:p6")) {
      given()
          .queryParam("filter", filter)
          .get(FILES)
          .then()
          .statusCode(400)
          .body("code", equalTo("request.invalid"));
    }
    given().queryParam("filter", "' or 1=1 --:\0%_\\").get(FILES).then().statusCode(200);
    String behind = Cursor.after(1, Long.MAX_VALUE - 1).toString();
    given()
        .queryParam("filter", "Plate:p6")
        .queryParam("cursor", behind)
        .get(FILES)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
  }

  @Test
  void a_worker_that_takes_over_and_the_migration_make_the_same_index() {
    TestStudy study = study(12_000);
    log.send(study.submitted("Half loaded"), study.sealed(originals), study.released(RELEASED));
    TestCatalogue.awaitEvents(3);
    String whole = digest("");
    // As a crash after the first of three batches leaves it: 5,000 files, the last block cut.
    TestCatalogue.execute(
        """
        delete from file_attribute where block > 9;
        update file_attribute
           set places = places & cast(repeat('1', 392) || repeat('0', 120) as bit(512))
         where block = 9;
        delete from file_attribute where places = cast('0' as bit(512));
        delete from file where ordinal >= 5000;
        update study_version set loaded_at = null;
        update load_task set state = 'waiting', next_ordinal = 5000, due_at = now();
        """);
    TestCatalogue.awaitQuiet();
    assertThat(digest("")).isEqualTo(whole);

    forgetWords();
    // What the database cannot unpack is left out by the migration alone.
    String plain = " where key not in (" + keyOfTheRemark() + ")";
    String loaded = digest(plain);
    assertThat(loaded).isNotEqualTo(whole);
    TestCatalogue.execute(
        "truncate file_attribute; update file set attributes = "
            + "cast(regexp_replace(cast(attributes as text), ',\"Remark.*', '}') as json)");
    TestCatalogue.execute(migration());
    assertThat(digest("")).isEqualTo(loaded);
  }

  @Test
  void pages_of_any_filter_are_fast_at_any_depth() {
    TestStudy study = study(2);
    log.send(study.submitted("Large"), study.sealed(originals), study.released(RELEASED));
    TestCatalogue.awaitEvents(3);
    TestCatalogue.execute(
        """
        truncate file, file_attribute;
        update study_version set files = %1$d;
        insert into file (accession, version, ordinal, path, path_key, size, sha256, crc32, object,
            "offset", attributes)
          select 'S-LMK71', 1, i, i || '.tif', decode(md5(cast(i as text)), 'hex'), 10, '\\x00', '\\x00',
              'o', 0, json_build_object('Plate', 'p' || i / 384, 'Half', 'h' || (i %% 2),
                'End', 'e' || (i > %1$d / 2), 'Well', 'w' || i)
            from generate_series(0, %1$d - 1) i;
        """
            .formatted(MANY));
    TestCatalogue.execute(migration());
    TestCatalogue.execute("analyze file; analyze file_attribute");
    String last = Cursor.after(1, MANY - 300).toString();
    List<Long> millis = new ArrayList<>();
    for (int round = 0; round < 12; round++) {
      List<Long> timed = new ArrayList<>();
      timed.add(timed(100, null, "Half:h1"));
      timed.add(timed(100, last, "Half:h0"));
      timed.add(timed(100, null, "Half:h1", "End:etrue"));
      timed.add(timed(0, null, "Half:h1", "Half:h0"));
      timed.add(timed(0, null, "End:etrue", "End:efalse"));
      timed.add(timed(1, null, "Well:w" + (MANY - 7)));
      timed.add(timed(100, null, "Plate:p" + MANY / 768));
      if (round > 1) {
        millis.addAll(timed);
      }
    }
    long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
    long p95 = sorted[sorted.length * 95 / 100];
    System.out.printf(
        "%,d files, filtered pages of 100: median %d ms, p95 %d ms, slowest %d ms%n",
        MANY, sorted[sorted.length / 2], p95, sorted[sorted.length - 1]);
    assertThat(p95).isLessThan(150);
  }

  private static long timed(int expected, String cursor, String... filters) {
    RequestSpecification request = given().queryParam("filter", List.of(filters));
    if (cursor != null) {
      request.queryParam("cursor", cursor);
    }
    long begin = System.nanoTime();
    String answer = request.get(FILES).then().statusCode(200).extract().asString();
    long millis = (System.nanoTime() - begin) / 1_000_000;
    assertThat(JsonPath.from(answer).getList("items"))
        .as(Arrays.toString(filters))
        .hasSize(expected);
    return millis;
  }

  private static List<Integer> files(IntPredicate wanted) {
    return IntStream.range(0, 12_345).filter(wanted).boxed().toList();
  }

  private static List<Integer> all(int limit, String... filters) {
    List<Integer> found = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification request =
          given().queryParam("filter", List.of(filters)).queryParam("limit", limit);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      JsonPath page = request.get(FILES).then().statusCode(200).extract().jsonPath();
      List<Integer> ordinals = page.getList("items.ordinal");
      found.addAll(ordinals);
      cursor = page.getString("next");
      assertThat(cursor == null || ordinals.size() == limit)
          .as("only the last page is short")
          .isTrue();
    } while (cursor != null);
    return found;
  }

  private static String digest(String where) {
    return TestCatalogue.query(
            "select md5(string_agg(concat(key, ' ', block, ' ', places), ',' order by key, block))"
                + " from file_attribute"
                + where)
        .getFirst();
  }

  /** Leaves what files are found by through their attributes. */
  private static void forgetWords() {
    Set<String> keys = new TreeSet<>();
    for (int file = 0; file < 12_000; file++) {
      FileKeys.of("%06d.tif".formatted(file), 10).forEach(key -> keys.add(PathKey.hex(key)));
    }
    TestCatalogue.execute(
        "delete from file_attribute where encode(key, 'hex') in ('"
            + String.join("', '", keys)
            + "')");
  }

  /** The only value that every seventh file has. */
  private static String keyOfTheRemark() {
    return "select key from file_attribute group by key having sum(bit_count(places)) = 1715";
  }

  private static String migration() {
    try (InputStream file =
        FileFilterIT.class.getResourceAsStream("/db/migration/V0055__filters_on_attributes.sql")) {
      String sql = new String(file.readAllBytes(), UTF_8);
      return sql.substring(sql.indexOf("insert into file_attribute"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private RequestSpecification owner() {
    return given().auth().oauth2(tokens.user("depositor"));
  }

  private RequestSpecification outsider() {
    return given().auth().oauth2(tokens.user("depositor2"));
  }
}
