package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
class PlateIT {

  private static final String STUDY = "/api/v1/studies/S-LMK96";
  private static final Instant RELEASED = Instant.parse("2026-03-01T00:00:00Z");
  private static final UUID FIRST = UUID.fromString("7a000000-0000-5000-8000-000000000001");
  private static final UUID SECOND = UUID.fromString("7a000000-0000-5000-8000-000000000002");
  private static final UUID NO_PLATE = UUID.fromString("7a000000-0000-5000-8000-000000000003");

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final TestStudy study =
      new TestStudy(
              "S-LMK96",
              TestStudy.DEPOSITOR,
              List.of(
                  "screen/overview.tif", "screen/plate 1.czi", "screen/plate 2.ome.zarr/zarr.json"))
          .withTable(
              "library",
              List.of("Plate", "Well", "Gene Symbol", "Cell count"),
              List.of(
                  List.of("plate 1", "A1", "PLK1", "120"),
                  List.of("plate 1", "AA2", "TP53", "80"),
                  List.of("plate 1", "AA2", "TP53", "90")));

  @BeforeEach
  void depositTwoPlates() {
    TestCatalogue.reset();
    List<EventEnvelope<?>> events = new ArrayList<>();
    events.add(study.submitted("Two plates"));
    events.add(study.sealed(originals));
    events.add(study.released(RELEASED));
    events.add(study.verified(derived, 0, 0, 3, -1));
    events.add(study.convertedAt("AA/2/0", study.facts(id(1), 1, 1), FIRST));
    events.add(study.convertedAt("Z/10/1", study.facts(id(2), 2, 1), FIRST));
    events.add(study.convertedAt("Z/10/0", study.facts(id(3), 3, 1), FIRST));
    events.add(study.convertedAt("A/1/0", study.facts(id(4), 4, 1), FIRST));
    events.add(study.convertedAt("B/2/0", study.facts(id(5), 5, 2), SECOND));
    events.add(study.converted(study.facts(id(6), 6, 0), NO_PLATE, UUID.randomUUID()));
    log.send(events);
    TestCatalogue.awaitEvents(events.size());
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static UUID id(int number) {
    return new UUID(0x1234567812345678L, 0x8000000000000000L | number);
  }

  @Test
  void plates_of_a_study_are_listed_in_the_order_of_their_images() {
    JsonPath all = given().get(STUDY + "/plates").then().statusCode(200).extract().jsonPath();
    assertThat(all.<String>getList("items.id"))
        .containsExactly(FIRST.toString(), SECOND.toString());
    assertThat(all.<Integer>getList("items.wells")).containsExactly(3, 1);
    assertThat(all.<Integer>getList("items.images")).containsExactly(4, 1);
    assertThat(all.<String>getList("items.name"))
        .containsExactly("plate 1.czi", "plate 2.ome.zarr");
    assertThat(all.<String>get("next")).isNull();

    JsonPath one = given().get(STUDY + "/plates?limit=1").jsonPath();
    assertThat(one.<String>getList("items.id")).containsExactly(FIRST.toString());
    given()
        .queryParam("cursor", one.getString("next"))
        .get(STUDY + "/plates?limit=1")
        .then()
        .statusCode(200)
        .body("items.id", contains(SECOND.toString()))
        .body("next", nullValue());
  }

  @Test
  void wells_stand_row_by_row_with_their_fields_and_what_tables_say_once() {
    given()
        .get("/api/v1/plates/" + FIRST)
        .then()
        .statusCode(200)
        .body("accession", equalTo("S-LMK96"))
        .body("rows", contains("A", "Z", "AA"))
        .body("columns", contains(1, 2, 10))
        .body("wells.name", contains("A1", "Z10", "AA2"))
        .body("wells[1].images.id", contains(id(2).toString(), id(3).toString()))
        .body("wells[1].images.field", contains("1", "0"))
        .body("wells[1].annotations", empty())
        .body("wells[0].annotations.value", contains("plate 1", "A1", "PLK1", "120"))
        .body("wells[2].annotations.value", contains("plate 1", "AA2", "TP53", "80", "90"))
        .body("wells[0].annotations.find { it.name == 'Gene Symbol' }.subject", equalTo("gene"))
        .body("zarr", endsWith("/api/v1/filesets/" + FIRST + ".ome.zarr"));
  }

  @Test
  void an_image_tells_its_well() {
    given()
        .get("/api/v1/images/" + id(2))
        .then()
        .body("plate.plate", equalTo(FIRST.toString()))
        .body("plate.well", equalTo("Z10"))
        .body("plate.field", equalTo("1"));
    given().get("/api/v1/images/" + id(6)).then().body("plate", nullValue());
  }

  @Test
  void what_is_no_plate_is_not_found() {
    for (String none :
        List.of(NO_PLATE.toString(), UUID.randomUUID().toString(), id(1).toString(), "A1", "%00")) {
      given()
          .urlEncodingEnabled(false)
          .get("/api/v1/plates/" + none)
          .then()
          .statusCode(404)
          .body("code", equalTo("not-found"));
    }
  }

  @Test
  void a_study_without_wells_has_no_plates() {
    TestStudy flat = new TestStudy("S-LMK97", TestStudy.DEPOSITOR, List.of("one.tif"));
    log.send(
        List.of(
            flat.submitted("No plates"),
            flat.sealed(originals),
            flat.released(RELEASED),
            flat.verified(derived, 0, 0, 1, -1),
            flat.converted(flat.facts(id(9), 1, 0), UUID.randomUUID(), UUID.randomUUID())));
    TestCatalogue.await(
        Duration.ofSeconds(60), () -> given().get("/api/v1/images/" + id(9)).statusCode() == 200);

    given()
        .get("/api/v1/studies/S-LMK97/plates")
        .then()
        .statusCode(200)
        .body("items", hasSize(0))
        .body("next", nullValue());
  }
}
