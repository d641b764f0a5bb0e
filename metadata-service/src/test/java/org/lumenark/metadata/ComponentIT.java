package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
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

/**
 * A study of two species and two methods: what its files and images are follows from components.
 */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class ComponentIT {

  private static final String STUDY = "/api/v1/studies/S-LMK97";
  private static final Instant RELEASED = Instant.parse("2026-03-01T00:00:00Z");
  private static final String DOCUMENT =
      """
      {"template": "bioimage", "title": "Men and mice",
       "biosamples": [{"title": "Cells", "organism": {"id": "NCBITaxon:9606", "label": "Homo sapiens"}},
         {"title": "Brain", "organism": "Mus musculus"}],
       "imageAcquisitions": [{"title": "Live", "imagingMethod": "confocal microscopy"},
         {"title": "Slides", "imagingMethod": "bright-field microscopy"}],
       "studyComponents": [
         {"name": "Time lapse", "fileList": "lapse.tsv",
          "associations": [{"biosample": "Cells", "imageAcquisition": "Live"}]},
         {"name": "Sections", "fileList": "sections.tsv",
          "associations": [{"biosample": "Brain", "imageAcquisition": "Slides"}]},
         {"name": "Overviews", "fileList": "overviews.tsv"}]}
      """;

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final TestStudy study =
      new TestStudy(
              "S-LMK97",
              TestStudy.DEPOSITOR,
              List.of("a.tif", "b.tif", "both.tif", "d.txt", "overview.tif"))
          .withDocument(DOCUMENT)
          .withAttributes(file -> "{\"Gene\":\"g" + file + "\"}")
          .withComponents(file ->
              List.of(
                      "[\"Time lapse\"]",
                      "[\"Sections\"]",
                      "[\"Sections\",\"Time lapse\"]",
                      "[]",
                      "[\"overviews\"]")
                  .get(file));

  @BeforeEach
  void reset() {
    TestCatalogue.reset();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static UUID id(int number) {
    return new UUID(0x1234567812345678L, 0x8000000000000000L | number);
  }

  private List<EventEnvelope<?>> events() {
    List<EventEnvelope<?>> events = new ArrayList<>();
    events.add(study.submitted("Men and mice"));
    events.add(study.sealed(originals));
    events.add(study.released(RELEASED));
    events.add(study.verified(derived, 0, 0, 5, -1));
    int number = 1;
    for (int file : List.of(0, 1, 2, 4)) {
      events.add(study.converted(study.facts(id(number), number, file), id(9), UUID.randomUUID()));
      number++;
    }
    return events;
  }

  private void send(List<EventEnvelope<?>> events) {
    log.send(events);
    TestCatalogue.awaitEvents(events.size());
  }

  @Test
  void files_tell_their_components_and_are_found_by_them_in_each_form() {
    send(events());

    assertThat(files().<List<String>>getList("items.components"))
        .containsExactly(
            List.of("Time lapse"),
            List.of("Sections"),
            List.of("Sections", "Time lapse"),
            List.of(),
            List.of("overviews"));
    assertThat(paths("component", "Time lapse")).containsExactly("a.tif", "both.tif");
    assertThat(paths("component", "")).as("files that no list names").containsExactly("d.txt");
    assertThat(paths("component", "time lapse")).as("names are exact").isEmpty();
    assertThat(
            given()
                .queryParam("component", "Sections")
                .queryParam("filter", "Gene:g2")
                .get(STUDY + "/files")
                .jsonPath()
                .<String>getList("items.path"))
        .containsExactly("both.tif");
    assertThat(given().queryParam("component", "Sections").get(STUDY + "/files.txt").asString())
        .contains("b.tif", "both.tif")
        .doesNotContain("a.tif");
    assertThat(given().get(STUDY + "/files.csv").asString().lines())
        .first()
        .asString()
        .endsWith(",attributes,component");
    assertThat(
            given()
                .queryParam("component", "Time lapse")
                .get(STUDY + "/files.csv")
                .asString()
                .lines())
        .hasSize(3)
        .last()
        .asString()
        .endsWith(",Sections; Time lapse");
  }

  @Test
  void the_study_counts_the_files_of_its_components_and_says_where_its_document_tells_of_them() {
    send(events());

    given()
        .get(STUDY)
        .then()
        .statusCode(200)
        .body("components.name", contains("", "Sections", "Time lapse", "overviews"))
        .body("components.files", contains(1, 2, 2, 1))
        .body(
            "components.pointer",
            contains(null, "/studyComponents/1", "/studyComponents/0", "/studyComponents/2"));
  }

  @Test
  void
      an_image_is_of_what_its_components_name_and_else_of_the_whole_study_in_any_order_of_events() {
    List<EventEnvelope<?>> events = events();
    send(events);
    List<String> told = TestCatalogue.documents();
    assertThat(image(1, "organisms")).containsExactly("Homo sapiens");
    assertThat(image(1, "imagingMethods")).containsExactly("confocal microscopy");
    assertThat(image(1, "components")).containsExactly("Time lapse");
    assertThat(image(2, "organisms")).containsExactly("Mus musculus");
    assertThat(image(2, "imagingMethods")).containsExactly("bright-field microscopy");
    assertThat(image(3, "organisms")).containsExactly("Homo sapiens", "Mus musculus");
    assertThat(image(4, "organisms"))
        .as("its component associates nothing")
        .containsExactly("Homo sapiens", "Mus musculus");
    given()
        .get("/api/v1/images/" + id(2))
        .then()
        .statusCode(200)
        .body("components", contains("Sections"));

    TestCatalogue.reset();
    List<EventEnvelope<?>> manifestLast = new ArrayList<>(events);
    manifestLast.add(manifestLast.remove(1));
    send(manifestLast);
    assertThat(TestCatalogue.documents()).isEqualTo(told);
  }

  @Test
  void of_a_manifest_from_before_components_were_told_nothing_is_said() {
    TestStudy before =
        new TestStudy("S-LMK97", TestStudy.DEPOSITOR, List.of("a.tif")).withDocument(DOCUMENT);
    send(
        List.of(
            before.submitted("Men and mice"),
            before.sealed(originals),
            before.released(RELEASED),
            before.converted(before.facts(id(1), 1, 0), id(9), UUID.randomUUID())));

    given().get(STUDY).then().statusCode(200).body("components", nullValue());
    given().get(STUDY + "/files").then().body("items[0].components", nullValue());
    given().get("/api/v1/images/" + id(1)).then().body("components", nullValue());
    assertThat(image(1, "organisms")).containsExactly("Homo sapiens", "Mus musculus");
    given().queryParam("component", "").get(STUDY + "/files").then().body("items", empty());
  }

  @Test
  void scripts_for_biostudies_find_a_list_in_each_component_and_one_of_the_rest() {
    send(events());

    JsonPath pageTab = given().get("/biostudies/studies/S-LMK97.json").jsonPath();
    assertThat(list(pageTab, "section.attributes")).isEqualTo("S-LMK97-0.files.json");
    String components = "section.subsections.findAll { it.type == 'Study Component' }";
    assertThat(list(pageTab, components + "[0].attributes")).isEqualTo("S-LMK97-2.files.json");
    assertThat(list(pageTab, components + "[1].attributes")).isEqualTo("S-LMK97-1.files.json");
    assertThat(list(pageTab, components + "[2].attributes")).isEqualTo("S-LMK97-3.files.json");
    assertThat(listed("S-LMK97-0")).containsExactly("d.txt");
    assertThat(listed("S-LMK97-1")).containsExactly("b.tif", "both.tif");
    assertThat(listed("S-LMK97-2")).containsExactly("a.tif", "both.tif");
    assertThat(listed("S-LMK97")).hasSize(5);
    for (String none : List.of("S-LMK97-4", "S-LMK97-", "S-LMK97-01", "S-LMK9-1")) {
      given().get("/biostudies/files/S-LMK97/" + none + ".files.json").then().statusCode(404);
    }
  }

  private static String list(JsonPath pageTab, String attributes) {
    return pageTab.getString(attributes + ".find { it.name == 'File List' }.value");
  }

  private static List<String> listed(String list) {
    return given()
        .get("/biostudies/files/S-LMK97/" + list + ".files.json")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("path");
  }

  private static JsonPath files() {
    return given().get(STUDY + "/files").then().statusCode(200).extract().jsonPath();
  }

  private static List<String> paths(String parameter, String value) {
    return given()
        .queryParam(parameter, value)
        .get(STUDY + "/files")
        .then()
        .statusCode(200)
        .body("total", nullValue())
        .extract()
        .jsonPath()
        .getList("items.path");
  }

  /** What the last state of an image tells search. */
  private static List<String> image(int number, String member) {
    try {
      JsonNode state =
          new ObjectMapper()
              .readTree(
                  TestCatalogue.query(
                          "select data from outbox where key = '"
                              + id(number)
                              + "' order by id desc limit 1")
                      .getFirst());
      List<String> texts = new ArrayList<>();
      state.path(member).forEach(text -> texts.add(text.asText()));
      return texts;
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
