package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class VersionsIT {

  private static final String STUDY = "/api/v1/studies/S-LMK91";
  private static final UUID GONE = UUID.fromString("5f8f0f0e-1111-5222-8333-000000000001");
  private static final UUID KEPT = UUID.fromString("5f8f0f0e-1111-5222-8333-000000000002");
  private static final UUID ADDED = UUID.fromString("5f8f0f0e-1111-5222-8333-000000000003");
  private static final UUID KEPT_SET = UUID.fromString("6f8f0f0e-1111-5222-8333-000000000002");
  private static final UUID ADDED_SET = UUID.fromString("6f8f0f0e-1111-5222-8333-000000000003");
  private static final UUID CONVERSION = UUID.fromString("018f0f0e-1111-7222-8333-000000000001");

  private static final Instant RELEASED = Instant.parse("2026-03-01T00:00:00Z");

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();
  private long told;
  private TestStudy first = new TestStudy("S-LMK91", TestStudy.DEPOSITOR, List.of("a.tif"));

  @BeforeEach
  void publishTheFirstVersion() {
    TestCatalogue.reset();
    told = 0;
    first = new TestStudy("S-LMK91", TestStudy.DEPOSITOR, List.of("a.tif", "b.tif"));
    tell(
        first.submitted("First words"),
        first.sealed(originals),
        first.released(RELEASED),
        first.verified(derived, 0, 0, 2, -1),
        first.converted(first.facts(GONE, 1, 0), UUID.randomUUID(), UUID.randomUUID()),
        first.converted(first.facts(KEPT, 2, 1), KEPT_SET, CONVERSION),
        first.completedWell());
    await(() -> shown().path("state").equals("public"));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void the_former_version_is_shown_whole_until_the_next_one_is() {
    TestStudy second = first.next(List.of("b.tif", "c.tif", "d.txt"));
    tell(
        second.submitted("Second words", RELEASED),
        second.sealed(originals),
        second.verified(derived, 0, 0, 3, -1),
        second.converted(second.facts(KEPT, 2, 0), KEPT_SET, CONVERSION),
        second.converted(second.facts(ADDED, 3, 1), ADDED_SET, UUID.randomUUID()));
    await(() -> loaded(2));

    stranger()
        .get(STUDY)
        .then()
        .body("version", equalTo(1))
        .body("title", equalTo("First words"))
        .body("files.count", equalTo(2))
        .body("imageCount", equalTo(2))
        .body("versions.version", contains(1));
    stranger().get(STUDY + "/files").then().body("items.path", contains("a.tif", "b.tif"));
    assertHiddenFromAll("not shown yet");
    String cursor = stranger().get(STUDY + "/files?limit=1").path("next");
    owner()
        .get(STUDY)
        .then()
        .body("version", equalTo(1))
        .body("versions.version", contains(1, 2))
        .body("versions.pending", contains(null, true));
    owner()
        .get(STUDY + "?version=2")
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store")
        .body("state", equalTo("private"))
        .body("title", equalTo("Second words"))
        .body("ingest.state", equalTo("running"))
        .body("integrity", nullValue());
    owner().get("/api/v1/images/" + ADDED).then().statusCode(200).body("version", equalTo(2));
    owner().get("/internal/images/" + ADDED).then().body("public", equalTo(false));
    assertThat(announced(ADDED)).isEmpty();

    tell(second.completedWell());
    await(() -> shown().path("version").equals(2));
    stranger()
        .get(STUDY)
        .then()
        .body("title", equalTo("Second words"))
        .body("images.id", contains(KEPT.toString(), ADDED.toString()))
        .body("images.shortId", contains("S-LMK91-I2", "S-LMK91-I3"))
        .body("versions.version", contains(1, 2))
        .body("versions.files", contains(2, 3))
        .body("versions.pending", contains(nullValue(), nullValue()));
    stranger()
        .get(STUDY + "/files?limit=1&cursor=" + cursor)
        .then()
        .body("items.path", contains("b.tif"))
        .body("items[0].ordinal", equalTo(1));
    await(() -> announced(GONE).contains("withdrawn"));
    assertThat(announced(ADDED)).contains("public");
    assertThat(announced(KEPT)).contains("\"version\": 2").contains("Second words");
    assertThat(
            TestCatalogue.query(
                "select type || (data::jsonb ->> 'version') from public_change"
                    + " where accession = 'S-LMK91' order by sequence"))
        .containsExactly(
            "org.lumenark.public.study-published.v11", "org.lumenark.public.study-updated.v12");
  }

  @Test
  void an_old_version_is_as_visible_as_its_study_and_no_more() {
    TestStudy second = first.next(List.of("b.tif"));
    tell(
        second.submitted("Second words", RELEASED),
        second.sealed(originals),
        second.verified(derived, 0, 0, 1, -1),
        second.converted(second.facts(KEPT, 2, 0), KEPT_SET, CONVERSION),
        second.completedWell());
    await(() -> shown().path("version").equals(2));

    for (String old : List.of(STUDY + "?version=1", STUDY + ".v1")) {
      stranger()
          .get(old)
          .then()
          .statusCode(200)
          .body("version", equalTo(1))
          .body("title", equalTo("First words"))
          .body("images.id", contains(GONE.toString(), KEPT.toString()));
    }
    stranger().get(STUDY + ".v1/files").then().body("items.path", contains("a.tif", "b.tif"));
    assertThat(stranger().get(STUDY + "/files?version=1").<String>path("items[0].href"))
        .endsWith("/files/S-LMK91/a.tif?version=1");
    stranger().get(STUDY + "/images?version=1").then().body("total", equalTo(2));
    stranger().get(STUDY + "/images").then().body("total", equalTo(1));
    stranger().get("/api/v1/images/" + GONE).then().body("version", equalTo(1));
    stranger().get("/api/v1/images/" + KEPT).then().body("files", contains("b.tif"));
    stranger().get("/internal/files/S-LMK91?path=a.tif").then().statusCode(404);
    stranger().get("/internal/files/S-LMK91?path=a.tif&version=1").then().statusCode(200);
    stranger().get("/internal/archives/S-LMK91").then().body("shown", equalTo(true));
    stranger().get("/internal/archives/S-LMK91?version=1").then().body("shown", equalTo(false));
    stranger().get("/internal/archives/S-LMK91.v1").then().body("version", equalTo(1));
    stranger().get(STUDY + ".v2?version=1").then().statusCode(400);
    stranger().get(STUDY + "?version=0").then().statusCode(400);
    stranger().get(STUDY + ".v0").then().statusCode(404);

    tell(second.withdrawn("asked for"));
    await(() -> stranger().get(STUDY).path("state").equals("withdrawn"));
    stranger().get(STUDY + "?version=1").then().body("state", equalTo("withdrawn"));
    stranger().get(STUDY + "/files?version=1").then().statusCode(410);
    stranger().get("/internal/images/" + GONE).then().statusCode(410);
    stranger().get("/internal/archives/S-LMK91?version=1").then().statusCode(410);
  }

  @Test
  void a_version_with_a_damaged_file_is_shown_only_once_the_file_is_restored() {
    TestStudy second = first.next(List.of("b.tif", "c.tif"));
    tell(
        second.submitted("Second words", RELEASED),
        second.sealed(originals),
        second.verified(derived, 0, 0, 2, 1),
        second.rejected(1),
        second.completed());
    await(() -> loaded(2) && settled());
    stranger().get(STUDY).then().body("version", equalTo(1)).body("integrity.damaged", equalTo(0));
    owner().get(STUDY + "?version=2").then().body("integrity.damaged", equalTo(1));

    tell(second.restored(1));
    await(() -> shown().path("version").equals(2));
    stranger().get(STUDY).then().body("integrity.damaged", equalTo(0));
  }

  private void assertHiddenFromAll(String why) {
    List<Supplier<RequestSpecification>> everyone =
        List.of(this::stranger, () -> as("depositor2"), () -> as("reader"));
    for (Supplier<RequestSpecification> someone : everyone) {
      for (String route :
          List.of(
              STUDY + "?version=2",
              STUDY + ".v2",
              STUDY + "/files?version=2",
              STUDY + "/images?version=2",
              "/api/v1/images/" + ADDED,
              "/internal/images/" + ADDED,
              "/internal/filesets/" + ADDED_SET,
              "/internal/files/S-LMK91?path=c.tif&version=2",
              "/internal/files/S-LMK91?path=c.tif",
              "/internal/archives/S-LMK91?version=2",
              STUDY + "?version=3")) {
        assertThat(someone.get().get(route).statusCode()).as(why + " " + route).isEqualTo(404);
      }
    }
  }

  private void tell(EventEnvelope<?>... events) {
    log.send(new ArrayList<>(List.of(events)));
    told += events.length;
    TestCatalogue.awaitEvents(told);
  }

  private static boolean loaded(int version) {
    return !TestCatalogue.query(
                "select 1 from study_version where loaded_at is not null and version = " + version)
            .isEmpty()
        && TestCatalogue.query("select 1 from load_task where state = 'waiting'").isEmpty();
  }

  private static boolean settled() {
    return TestCatalogue.query("select 1 from study where announce_at is not null").isEmpty();
  }

  /** The last state of an image that search was told of. */
  private static String announced(UUID image) {
    return String.join(
        "",
        TestCatalogue.query(
            "select data::jsonb::text from outbox where topic = 'archive.catalogue.v1' and key = '"
                + image
                + "' order by id desc limit 1"));
  }

  private Response shown() {
    return stranger().get(STUDY);
  }

  private static void await(Callable<Boolean> condition) {
    TestCatalogue.await(Duration.ofSeconds(30), condition);
  }

  private RequestSpecification stranger() {
    return given().urlEncodingEnabled(false);
  }

  private RequestSpecification owner() {
    return as("depositor");
  }

  private RequestSpecification as(String user) {
    return stranger().auth().oauth2(tokens.user(user));
  }
}
