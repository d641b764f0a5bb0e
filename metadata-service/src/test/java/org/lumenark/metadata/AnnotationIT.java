package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.IdrTable;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class AnnotationIT {

  private static final String STUDY = "/api/v1/studies/S-LMK94";
  private static final Instant RELEASED = Instant.parse("2026-03-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();
  private long told;

  @BeforeEach
  void begin() {
    TestCatalogue.reset();
    told = 0;
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void wells_of_a_real_plate_have_their_rows_whether_images_come_before_or_after_the_table() {
    String plate = "imagexpress-9987_Plate_3435/TimePoint_1/";
    TestStudy study =
        study(
                List.of(
                    plate + "9987_B02_s1_w1.TIF",
                    plate + "9987_B02_s2_w1.TIF",
                    plate + "9987_B03_s1_w1.TIF"))
            .withTable(
                "screen",
                List.of(
                    "Plate",
                    "Well",
                    "Gene Symbol",
                    "Phenotype 1",
                    "Phenotype 1 Term Name",
                    "Phenotype 1 Term Accession",
                    "Identified By"),
                List.of(
                    List.of(
                        "imagexpress-9987_Plate_3435",
                        "B02",
                        "PLK1",
                        "big",
                        "large cell",
                        "CMPO_0000001",
                        "Ada"),
                    List.of("imagexpress-9987_Plate_3435", "b3", "TP53"),
                    List.of("imagexpress-9987_Plate_3435", "B4", "ECT2"),
                    List.of("another plate", "B2", "NONE1")));
    UUID early = id(1);
    UUID second = id(2);
    UUID late = id(3);
    tell(
        study.submitted("A plate"),
        study.converted(
            named(study.facts(early, 1, 0), "Well B2, Field 1"),
            UUID.randomUUID(),
            UUID.randomUUID()),
        study.convertedAt("B/2/1", study.facts(second, 2, 1)));
    tell(study.sealed(originals), study.released(RELEASED), study.verified(derived, 0, 0, 3, -1));
    await(() -> rows().equals("4 1"));
    tell(study.convertedAt("B/3/0", study.facts(late, 3, 2)), study.completedWell());

    stranger()
        .get("/api/v1/images/" + early)
        .then()
        .statusCode(200)
        .body(
            "annotations.name",
            contains("Plate", "Well", "Gene Symbol", "Phenotype 1", "Identified By"))
        .body("annotations[1].value", equalTo("B02"))
        .body("annotations[2].value", equalTo("PLK1"))
        .body("annotations.subject", contains(null, null, "gene", "phenotype", null))
        .body("annotations[2].term", nullValue())
        .body("annotations[3].value", equalTo("big"))
        .body("annotations[3].term.id", equalTo("CMPO:0000001"))
        .body("annotations[3].term.label", equalTo("large cell"));
    stranger().get("/api/v1/images/" + second).then().body("annotations[2].value", equalTo("PLK1"));
    stranger().get("/api/v1/images/" + late).then().body("annotations[2].value", equalTo("TP53"));
    stranger().get(STUDY + "/images").then().body("items.annotations[1][2].value", equalTo("PLK1"));
    stranger()
        .get(STUDY)
        .then()
        .body("annotations.rows", equalTo(4))
        .body("annotations.matched", equalTo(2));
    String next =
        stranger()
            .get(STUDY + "/annotations?unmatched=true&limit=1")
            .then()
            .body("total", equalTo(2))
            .body("items", hasSize(1))
            .body("items[0].table", equalTo("screen"))
            .body("items[0].row", equalTo(4))
            .body("items[0].matched", equalTo(false))
            .body("items[0].annotations[2].value", equalTo("ECT2"))
            .extract()
            .path("next");
    stranger()
        .get(STUDY + "/annotations?unmatched=true&limit=1&cursor=" + next)
        .then()
        .body("items[0].row", equalTo(5))
        .body("next", nullValue());
    stranger().get(STUDY + "/annotations").then().body("items", hasSize(4));
    stranger().get(STUDY + "/annotations?cursor=e30").then().statusCode(400);

    JsonNode announced = announced(early.toString());
    assertThat(announced.at("/annotated/genes").toString()).isEqualTo("[\"PLK1\"]");
    assertThat(announced.at("/annotated/phenotypes").toString()).isEqualTo("[\"large cell\"]");
    assertThat(announced.at("/annotated/phenotypeWords").toString())
        .isEqualTo("[\"big\",\"CMPO:0000001\"]");
    assertThat(announced("S-LMK94").at("/annotated/genes").toString())
        .isEqualTo("[\"PLK1\",\"TP53\",\"ECT2\",\"NONE1\"]");
  }

  @Test
  void a_real_screen_finds_its_wells_and_tells_of_every_gene() throws Exception {
    IdrTable table = IdrTable.of("idr0030-sero-yap/screenA/idr0030-screenA-annotation.csv.gz");
    List<String> plates = table.column("Plate");
    List<String> wells = table.column("Well");
    List<String> symbols = table.column("Gene Symbol");
    List<String> paths = new ArrayList<>();
    Map<String, String> expected = new TreeMap<>();
    for (int row = 0; row < table.rows().size(); row += 37) {
      String path = "%s/%s.tif".formatted(plates.get(row), two(wells.get(row)));
      paths.add(path);
      expected.put(path, symbols.get(row));
    }
    TestStudy study = study(paths).withTable("idr0030", table.header(), table.rows());
    List<String> sorted = paths.stream().sorted().toList();
    List<EventEnvelope<?>> events =
        new ArrayList<>(
            List.of(study.submitted("YAP"), study.sealed(originals), study.released(RELEASED)));
    for (int image = 0; image < sorted.size(); image++) {
      events.add(
          study.converted(
              study.facts(id(100 + image), image + 1, image),
              UUID.randomUUID(),
              UUID.randomUUID()));
    }
    events.add(study.completedWell());
    tell(events.toArray(EventEnvelope<?>[]::new));
    await(() -> rows().equals("3840 " + sorted.size()));

    JsonPath images = stranger().get(STUDY + "/images?limit=1000").jsonPath();
    Map<String, String> found = new TreeMap<>();
    for (Map<String, Object> image : images.<Map<String, Object>>getList("items")) {
      String symbol = "";
      for (Object value : (List<?>) image.get("annotations")) {
        Map<?, ?> pair = (Map<?, ?>) value;
        symbol = pair.get("name").equals("Gene Symbol") ? (String) pair.get("value") : symbol;
      }
      found.put((String) image.get("path"), symbol);
    }
    assertThat(found).isEqualTo(expected);
    Set<String> genes = new HashSet<>(symbols);
    genes.remove("");
    Set<String> toldGenes = new HashSet<>();
    announced("S-LMK94").at("/annotated/genes").forEach(gene -> toldGenes.add(gene.asText()));
    // Rows whose symbol is empty and that have an identifier are called by it.
    List<String> identifiers = table.column("Gene Identifier");
    for (int row = 0; row < symbols.size(); row++) {
      if (symbols.get(row).isEmpty() && !identifiers.get(row).isEmpty()) {
        genes.add(identifiers.get(row));
      }
    }
    assertThat(toldGenes).hasSizeGreaterThan(900).isEqualTo(genes);
  }

  @Test
  void images_in_datasets_and_files_have_their_rows_and_nothing_of_a_private_study_is_told()
      throws Exception {
    IdrTable table =
        IdrTable.of(
            "idr0023-szymborska-nuclearpore/experimentA/idr0023-experimentA-annotation.csv.gz");
    String dataset = table.column("Dataset Name").getFirst();
    TestStudy study =
        study(List.of(dataset + "/all_particles.tif", "other/all_particles.tif", "x/y/z.tif"))
            .withTable("idr0023", table.header(), table.rows())
            .withTable("files", List.of("Files", "Compound"), List.of(List.of("y/z.tif", "taxol")));
    tell(
        study.submitted("Pores"),
        study.sealed(originals),
        study.converted(study.facts(id(1), 1, 0), UUID.randomUUID(), UUID.randomUUID()),
        study.converted(study.facts(id(2), 2, 1), UUID.randomUUID(), UUID.randomUUID()),
        study.converted(study.facts(id(3), 3, 2), UUID.randomUUID(), UUID.randomUUID()),
        study.completedWell());
    await(() -> rows().equals("528 2"));

    JsonPath own = owner().get("/api/v1/images/" + id(1)).jsonPath();
    assertThat(own.getList("annotations.value")).contains("NUP107", "55.7 nanometers");
    assertThat(own.getList("annotations.name")).doesNotContain("Term Source 1 REF");
    assertThat(
            own.getString("annotations.find { it.name == 'Characteristics [Organism]' }.term.id"))
        .isEqualTo("NCBITaxon:9606");
    owner().get("/api/v1/images/" + id(2)).then().body("annotations", hasSize(0));
    owner()
        .get("/api/v1/images/" + id(3))
        .then()
        .body("annotations.value", contains("y/z.tif", "taxol"));
    assertThat(announced(id(3).toString()).at("/annotated/compounds").toString())
        .isEqualTo("[\"taxol\"]");
    assertThat(announced(id(3).toString()).path("visibility").asText()).isEqualTo("private");
    assertThat(announced(id(2).toString()).has("annotated")).isFalse();
    stranger().get(STUDY + "/annotations").then().statusCode(404);
    stranger()
        .auth()
        .oauth2(tokens.user("depositor2"))
        .get(STUDY + "/annotations")
        .then()
        .statusCode(404);
    tell(study.withdrawn("asked for"));
    await(() -> !announced("S-LMK94").has("annotated"));
    assertThat(announced(id(3).toString()).has("annotated")).isFalse();
  }

  @Test
  void a_new_version_has_its_own_rows_and_the_old_ones_stay_as_they_were() {
    TestStudy first =
        study(List.of("p/A01.tif"))
            .withTable("t", List.of("Plate", "Well", "Gene"), List.of(List.of("p", "A1", "OLD1")));
    ImageFacts facts = first.facts(id(1), 1, 0);
    UUID fileset = UUID.randomUUID();
    UUID conversion = UUID.randomUUID();
    tell(
        first.submitted("One"),
        first.sealed(originals),
        first.released(RELEASED),
        first.verified(derived, 0, 0, 1, -1),
        first.converted(facts, fileset, conversion),
        first.completedWell());
    await(() -> announced(id(1).toString()).at("/annotated/genes/0").asText().equals("OLD1"));
    TestStudy second =
        first
            .next(List.of("p/A01.tif"))
            .withTable("t", List.of("Plate", "Well", "Gene"), List.of(List.of("p", "A1", "NEW1")));
    tell(
        second.submitted("Two", RELEASED),
        second.sealed(originals),
        second.verified(derived, 0, 0, 1, -1),
        second.converted(facts, fileset, conversion));
    await(() -> TestCatalogue.query("select 1 from load_task where state = 'waiting'").isEmpty());
    stranger().get("/api/v1/images/" + id(1)).then().body("annotations[2].value", equalTo("OLD1"));
    assertThat(announced(id(1).toString()).at("/annotated/genes/0").asText()).isEqualTo("OLD1");

    tell(second.completedWell());
    await(() -> announced(id(1).toString()).at("/annotated/genes/0").asText().equals("NEW1"));
    stranger().get("/api/v1/images/" + id(1)).then().body("annotations[2].value", equalTo("NEW1"));
    stranger()
        .get(STUDY + "/images?version=1")
        .then()
        .body("items[0].annotations[2].value", equalTo("OLD1"));
  }

  @Test
  void a_loader_that_was_interrupted_goes_on_where_rows_are_missing() {
    List<List<String>> cells = new ArrayList<>();
    for (int row = 0; row < 12_001; row++) {
      cells.add(
          List.of("p" + row / 96, "%c%d".formatted('A' + row % 8, 1 + row / 8 % 12), "G" + row));
    }
    TestStudy study =
        study(List.of("p0/A01.tif", "p125/A01.tif"))
            .withTable("t", List.of("Plate", "Well", "Gene"), cells);
    tell(
        study.submitted("Long"),
        study.sealed(originals),
        study.converted(study.facts(id(1), 1, 0), UUID.randomUUID(), UUID.randomUUID()),
        study.converted(study.facts(id(2), 2, 1), UUID.randomUUID(), UUID.randomUUID()));
    await(() -> rows().equals("12001 2"));
    String whole = digest();

    TestCatalogue.execute(
        """
        delete from annotation_row where number >= 5002;
        delete from annotation_key where number >= 5002;
        delete from image_annotation where number >= 5002;
        update annotation_row set matched = false;
        delete from image_annotation;
        update annotation_table set loaded_at = null, matched = 0, subjects = null, row_count = 0;
        update load_task set state = 'waiting', next_ordinal = 5000, due_at = now()
         where kind = 'annotations';
        """);
    await(() -> rows().equals("12001 2"));

    assertThat(digest()).isEqualTo(whole);
    owner().get("/api/v1/images/" + id(2)).then().body("annotations[2].value", equalTo("G12000"));
    owner().get(STUDY + "/annotations?unmatched=true").then().body("total", equalTo(11_999));
  }

  @Test
  void a_plate_is_found_by_its_own_name_before_and_after_the_table_came() {
    TestStudy study =
        study(List.of("run 1/r_B02.tif", "run 1/r_B03.tif", "run 2/r_B02.tif"))
            .withTable(
                "screen",
                List.of("Plate", "Well", "Gene Symbol"),
                List.of(
                    List.of("Week1_22123", "B2", "PLK1"),
                    List.of("week1_22123 ", "B03", "TP53"),
                    List.of("run 2", "B2", "ECT2")));
    UUID plate = UUID.randomUUID();
    tell(
        study.submitted("A plate"),
        study.convertedAt("B/2/0", onPlate("Week1_22123", study.facts(id(1), 1, 0)), plate));
    tell(study.sealed(originals), study.released(RELEASED), study.verified(derived, 0, 0, 3, -1));
    await(() -> rows().equals("3 1"));
    tell(
        study.convertedAt("B/3/0", onPlate("Week1_22123", study.facts(id(2), 2, 1)), plate),
        study.convertedAt("B/2/0", study.facts(id(3), 3, 2)),
        study.completedWell());

    stranger().get("/api/v1/images/" + id(1)).then().body("annotations[2].value", equalTo("PLK1"));
    stranger().get("/api/v1/images/" + id(2)).then().body("annotations[2].value", equalTo("TP53"));
    stranger().get("/api/v1/images/" + id(3)).then().body("annotations[2].value", equalTo("ECT2"));
    stranger().get(STUDY).then().body("annotations.matched", equalTo(3));
    stranger()
        .get(STUDY + "/annotations")
        .then()
        .body("items.matched", contains(true, true, true))
        .body("items.findings", contains(nullValue(), nullValue(), nullValue()));
    await(() -> announced(id(2).toString()).at("/annotated/genes/0").asText().equals("TP53"));
    assertThat(announced(id(1).toString()).at("/annotated/genes").toString())
        .isEqualTo("[\"PLK1\"]");
    assertThat(announced(id(1).toString()).at("/image/plate").asText()).isEqualTo("Week1_22123");
  }

  @Test
  void a_row_that_could_mean_two_plates_is_about_neither_unless_a_path_tells() {
    TestStudy study =
        study(
                List.of(
                    "run 1/r_B02.tif",
                    "run 1/r_B03.tif",
                    "run 2/r_B02.tif",
                    "twin/r_C05.tif",
                    "x/r_C05.tif"))
            .withTable(
                "screen",
                List.of("Plate", "Well", "Gene Symbol"),
                List.of(
                    List.of("Week1", "B2", "PLK1"),
                    List.of("Week1", "B3", "TP53"),
                    List.of("run 2", "B2", "ECT2"),
                    List.of("twin", "C5", "KIF11")));
    UUID first = UUID.randomUUID();
    tell(
        study.submitted("Two plates"),
        study.sealed(originals),
        study.released(RELEASED),
        study.verified(derived, 0, 0, 5, -1),
        study.convertedAt("B/2/0", onPlate("Week1", study.facts(id(1), 1, 0)), first),
        study.convertedAt("B/3/0", onPlate("Week1", study.facts(id(2), 2, 1)), first),
        study.convertedAt("C/5/0", onPlate("twin", study.facts(id(5), 5, 4))));
    await(() -> rows().equals("4 3"));
    assertThat(announced(id(1).toString()).at("/annotated/genes/0").asText()).isEqualTo("PLK1");
    assertThat(announced(id(5).toString()).at("/annotated/genes/0").asText()).isEqualTo("KIF11");

    tell(
        study.convertedAt("B/2/0", onPlate("week1", study.facts(id(3), 3, 2))),
        study.convertedAt("C/5/0", onPlate("Week9", study.facts(id(4), 4, 3))),
        study.completedWell());

    stranger().get("/api/v1/images/" + id(1)).then().body("annotations", hasSize(0));
    stranger()
        .get("/api/v1/images/" + id(3))
        .then()
        .body("annotations.value", contains("run 2", "B2", "ECT2"));
    stranger().get("/api/v1/images/" + id(2)).then().body("annotations", hasSize(0));
    stranger().get("/api/v1/images/" + id(4)).then().body("annotations[2].value", equalTo("KIF11"));
    stranger().get("/api/v1/images/" + id(5)).then().body("annotations", hasSize(0));
    stranger()
        .get(STUDY)
        .then()
        .body("annotations.rows", equalTo(4))
        .body("annotations.matched", equalTo(2));
    stranger()
        .get(STUDY + "/annotations?unmatched=true")
        .then()
        .body("total", equalTo(2))
        .body("items.row", contains(2, 3))
        .body("items[0].findings.code", contains("annotation.plate-ambiguous"))
        .body("items[1].findings[0].row", equalTo(3));
    stranger()
        .get(STUDY + "/annotations")
        .then()
        .body("items.matched", contains(false, false, true, true))
        .body("items[2].findings", nullValue())
        .body("items[3].findings.code", contains("annotation.plate-ambiguous"));
    await(() -> !announced(id(2).toString()).has("annotated"));
    await(() -> !announced(id(5).toString()).has("annotated"));
    assertThat(announced(id(4).toString()).at("/annotated/genes/0").asText()).isEqualTo("KIF11");
  }

  /** Of all rows and keys. */
  private static String digest() {
    return String.join(
        " ",
        TestCatalogue.query(
            """
            select digest from (
              select 1 as part, md5(string_agg(number || cells || matched, ',' order by number)) as digest
                from annotation_row
              union all
              select 2, md5(string_agg(number || encode(key, 'hex'), ',' order by number, key))
                from annotation_key
              union all
              select 3, md5(string_agg(number || image::text, ',' order by number, image))
                from image_annotation) parts
             order by part
            """));
  }

  private static TestStudy study(List<String> paths) {
    return new TestStudy("S-LMK94", TestStudy.DEPOSITOR, paths);
  }

  private static ImageFacts named(ImageFacts facts, String name) {
    return new ImageFacts(
        facts.id(),
        facts.number(),
        facts.path(),
        facts.series(),
        name,
        facts.format(),
        facts.role(),
        facts.axes(),
        facts.shape(),
        facts.dtype(),
        facts.physicalSizes(),
        facts.channels(),
        facts.levels(),
        facts.pixelDigest(),
        facts.files(),
        facts.plate());
  }

  private static ImageFacts onPlate(String plate, ImageFacts facts) {
    return new ImageFacts(
        facts.id(),
        facts.number(),
        facts.path(),
        facts.series(),
        facts.name(),
        facts.format(),
        facts.role(),
        facts.axes(),
        facts.shape(),
        facts.dtype(),
        facts.physicalSizes(),
        facts.channels(),
        facts.levels(),
        facts.pixelDigest(),
        facts.files(),
        Optional.of(plate));
  }

  /** {@code A1} becomes {@code A01}. */
  private static String two(String well) {
    return "%s%02d".formatted(well.substring(0, 1), Integer.parseInt(well.substring(1)));
  }

  private static UUID id(int number) {
    return UUID.fromString("7f8f0f0e-1111-5222-8333-%012d".formatted(number));
  }

  /** Rows of all loaded tables, and those that found an image. */
  private static String rows() {
    return String.join(
        "",
        TestCatalogue.query(
            "select coalesce(sum(row_count) || ' ' || sum(matched), '') from annotation_table"
                + " where loaded_at is not null"));
  }

  private static JsonNode announced(String key) throws RuntimeException {
    List<String> last =
        TestCatalogue.query(
            "select data from outbox where topic = 'archive.catalogue.v1' and key = '"
                + key
                + "' order by id desc limit 1");
    try {
      return JSON.readTree(last.isEmpty() ? "{}" : last.getFirst());
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void tell(EventEnvelope<?>... events) {
    log.send(new ArrayList<>(List.of(events)));
    told += events.length;
    TestCatalogue.awaitEvents(told);
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    TestCatalogue.await(Duration.ofSeconds(30), condition);
    TestCatalogue.awaitQuiet();
  }

  private RequestSpecification stranger() {
    return given().urlEncodingEnabled(false);
  }

  private RequestSpecification owner() {
    return stranger().auth().oauth2(tokens.user("depositor"));
  }
}
