package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.SharedSamples;
import org.lumenark.testkit.TestTokens;

/** Ontologies are loaded, shown, replaced and removed as a whole, and their terms are found. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class OntologyIT {

  private static final String SMALL =
      """
      format-version: 1.4
      data-version: releases/2026-01-02
      ontology: tst

      [Term]
      id: TST:1
      name: light microscope

      [Term]
      id: TST:2
      name: confocal microscope
      def: "Sees one \\"plane\\"." []
      synonym: "LSCM" EXACT []
      synonym: "C:\\\\new {odd}, \\"name\\"" RELATED []
      alt_id: TST:20
      is_a: TST:1

      [Term]
      id: TST:3
      name: spinning disk
      relationship: part_of TST:2

      [Term]
      id: TST:4
      name: confocal of old
      is_obsolete: true
      replaced_by: TST:2

      [Term]
      id: TST:5
      name: first of a circle
      is_a: TST:6

      [Term]
      id: TST:6
      name: second of a circle
      is_a: TST:5
      """;

  private final TestTokens tokens = TestTokens.ofThisRun();

  @BeforeEach
  void removeAll() {
    for (String name : given().get("/api/v1/ontologies").jsonPath().<String>getList("items.name")) {
      given().auth().oauth2(tokens.user("admin")).delete("/api/v1/ontologies/" + name);
    }
  }

  private Response put(String name, byte[] body) {
    return given()
        .auth()
        .oauth2(tokens.user("admin"))
        .contentType("application/octet-stream")
        .body(body)
        .put("/api/v1/ontologies/" + name);
  }

  private JsonPath loaded(String name, String body) {
    return put(name, body.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private void loadReal(String name, String file) throws Exception {
    Path ontology = SharedSamples.folder("metadata/ontologies").resolve(file);
    put(name, Files.readAllBytes(ontology)).then().statusCode(200);
  }

  private static JsonPath suggested(String query, Optional<String> ontology) {
    var request = given().queryParam("q", query);
    ontology.ifPresent(name -> request.queryParam("ontology", name));
    return request.get("/api/v1/ontology/terms").then().statusCode(200).extract().jsonPath();
  }

  private static List<String> ids(String query) {
    return suggested(query, Optional.empty()).getList("items.id");
  }

  private static JsonPath term(String id) {
    return given().get("/api/v1/ontology/terms/" + id).then().statusCode(200).extract().jsonPath();
  }

  @Test
  void a_version_is_loaded_and_its_terms_are_found_by_all_their_names() {
    JsonPath loaded = loaded("TST", SMALL);

    assertThat(loaded.getString("version")).isEqualTo("2026-01-02");
    assertThat(loaded.getString("form")).isEqualTo("obo");
    assertThat(loaded.getInt("terms")).isEqualTo(7);
    assertThat(loaded.getInt("obsolete")).isEqualTo(2);
    assertThat(given().get("/api/v1/ontologies").jsonPath().getList("items.name"))
        .containsExactly("TST");

    assertThat(ids("confocal microscope")).containsExactly("TST:2");
    assertThat(ids("conf")).containsExactly("TST:2");
    assertThat(ids("lscm")).containsExactly("TST:2");
    assertThat(ids("micro")).containsExactly("TST:1", "TST:2");
    assertThat(ids("microscope confocal")).containsExactly("TST:2");
    assertThat(ids("confocla microscpe")).containsExactly("TST:2");
    assertThat(ids("TST:3")).containsExactly("TST:3");
    assertThat(ids("")).isEmpty();
    assertThat(ids("?!")).isEmpty();
    assertThat(ids("zebra")).isEmpty();
    JsonPath odd = suggested("c new odd", Optional.of("tst"));
    assertThat(odd.getString("items[0].match.text")).isEqualTo("C:\\new {odd}, \"name\"");
    assertThat(odd.getString("items[0].match.name")).isEqualTo("related");
    assertThat(odd.getString("items[0].match.how")).isEqualTo("prefix");
    assertThat(odd.getString("items[0].ontology")).isEqualTo("TST");
    assertThat(odd.getString("items[0].version")).isEqualTo("2026-01-02");
    assertThat(suggested("confocal", Optional.of("other")).getList("items")).isEmpty();
  }

  @Test
  void a_term_has_everything_above_it_and_an_obsolete_one_its_replacement() {
    loaded("TST", SMALL);

    JsonPath disk = term("TST:3");
    assertThat(disk.getList("ancestors.id")).containsExactly("TST:2", "TST:1");
    assertThat(disk.getList("ancestors.distance")).containsExactly(1, 2);
    JsonPath confocal = term("TST:2");
    assertThat(confocal.getString("definition")).isEqualTo("Sees one \"plane\".");
    assertThat(confocal.getList("synonyms.scope")).containsExactly("exact", "related");
    for (String former : List.of("TST:4", "TST:20")) {
      assertThat(term(former).getBoolean("obsolete")).isTrue();
      assertThat(term(former).getList("replacedBy.id")).containsExactly("TST:2");
      assertThat(term(former).getList("replacedBy.label")).containsExactly("confocal microscope");
    }
    assertThat(term("TST:5").getList("ancestors.id")).containsExactly("TST:6");
    assertThat(given().get("/api/v1/ontology/terms/TST:99").statusCode()).isEqualTo(404);
  }

  @Test
  void what_cannot_be_loaded_leaves_the_former_version_and_nothing_else() {
    loaded("TST", SMALL);
    long tables = tables();

    Response broken =
        put("tst", (SMALL + "\n[Term]\nname: no id\n").getBytes(StandardCharsets.UTF_8));
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.jsonPath().getString("errors[0].code")).isEqualTo("obo.term-without-id");
    assertThat(broken.jsonPath().getInt("errors[0].row")).isEqualTo(39);
    assertThat(broken.jsonPath().getString("errors[0].remedy")).isNotBlank();
    Response twice =
        put("TST", (SMALL + "\n[Term]\nid: TST:1\nname: again\n").getBytes(StandardCharsets.UTF_8));
    assertThat(twice.jsonPath().getString("errors[0].code")).isEqualTo("ontology.term-twice");
    assertThat(put("TST", new byte[0]).statusCode()).isEqualTo(422);
    assertThat(put("1x", SMALL.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);

    assertThat(ids("confocal microscope")).containsExactly("TST:2");
    assertThat(tables()).isEqualTo(tables);
    assertThat(TestCatalogue.query("select state from ontology_load where state = 'loading'"))
        .isEmpty();
  }

  @Test
  void a_new_version_takes_the_place_of_the_former_one_which_is_dropped_after_a_while() {
    loaded("TST", SMALL);
    JsonPath second =
        loaded(
            "tst",
            "format-version: 1.4\ndata-version: 2\n\n[Term]\nid: TST:8\nname: ghost image\n");

    assertThat(second.getString("version")).isEqualTo("2");
    assertThat(given().get("/api/v1/ontologies").jsonPath().getList("items.name"))
        .containsExactly("tst");
    assertThat(ids("ghost")).containsExactly("TST:8");
    assertThat(ids("confocal")).isEmpty();
    TestCatalogue.execute("update ontology_load set left_at = now() - interval '2 minutes'");
    TestCatalogue.execute("insert into ontology_load (name) values ('died')");
    TestCatalogue.await(
        Duration.ofSeconds(90),
        () ->
            TestCatalogue.query("select 1 from ontology_load where state <> 'current'").isEmpty());
    assertThat(tables()).isEqualTo(3);
    assertThat(
            TestCatalogue.query(
                "select action || ' ' || name || ' ' || version || ' ' || username"
                    + " from ontology_event order by id desc limit 2"))
        .containsExactly("loaded tst 2 admin", "loaded TST 2026-01-02 admin");
  }

  private static long tables() {
    return Long.parseLong(
        TestCatalogue.query(
                "select count(*) from pg_inherits where inhparent in"
                    + " ('ontology_term'::regclass, 'ontology_name'::regclass,"
                    + " 'ontology_word'::regclass)")
            .getFirst());
  }

  @Test
  void only_admins_load_and_remove() {
    byte[] body = SMALL.getBytes(StandardCharsets.UTF_8);
    assertThat(given().body(body).put("/api/v1/ontologies/TST").statusCode()).isEqualTo(401);
    for (String user : List.of("curator", "depositor")) {
      assertThat(
              given()
                  .auth()
                  .oauth2(tokens.user(user))
                  .body(body)
                  .put("/api/v1/ontologies/TST")
                  .statusCode())
          .isEqualTo(403);
      assertThat(
              given()
                  .auth()
                  .oauth2(tokens.user(user))
                  .delete("/api/v1/ontologies/TST")
                  .statusCode())
          .isEqualTo(403);
    }
    loaded("TST", SMALL);
    var admin = given().auth().oauth2(tokens.user("admin"));
    assertThat(admin.delete("/api/v1/ontologies/tst").statusCode()).isEqualTo(204);
    assertThat(ids("confocal")).isEmpty();
    assertThat(
            given()
                .auth()
                .oauth2(tokens.user("admin"))
                .delete("/api/v1/ontologies/TST")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void two_loads_of_one_name_at_once_end_in_one_whole_version() throws Exception {
    StringBuilder large = new StringBuilder("format-version: 1.4\n");
    for (int i = 0; i < 30_000; i++) {
      large.append("\n[Term]\nid: TST:").append(i).append("\nname: thing ").append(i).append('\n');
    }
    byte[] body = large.toString().getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Response> other = CompletableFuture.supplyAsync(() -> put("TST", body));
    Response mine = put("TST", body);
    List<Integer> statuses =
        List.of(mine.statusCode(), other.get(60, TimeUnit.SECONDS).statusCode());

    assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
    assertThat(given().get("/api/v1/ontologies").jsonPath().getList("items.terms"))
        .containsExactly(30_000);
    assertThat(ids("thing 29999")).first().isEqualTo("TST:29999");
  }

  @Test
  void real_ontologies_answer_what_depositors_type() throws Exception {
    loadReal("NCBITaxon", "ncbitaxon_subset.obo");
    loadReal("FBbi", "fbbi.obo");
    loadReal("CMPO", "cmpo-simple.owl.gz");
    loadReal("GO", "efo_go_import.owl.gz");
    loadReal("EDAM", "EDAM-bioimaging.owl.gz");

    assertThat(ids("mouse")).startsWith("NCBITaxon:10088").contains("NCBITaxon:10090");
    assertThat(ids("human")).startsWith("NCBITaxon:9606");
    assertThat(ids("Homo sapeins")).startsWith("NCBITaxon:9606");
    assertThat(ids("drosophla melanogaster")).startsWith("NCBITaxon:7227");
    assertThat(ids("spinning disk conf")).startsWith("FBbi:00000253");
    assertThat(suggested("mitochondrion", Optional.of("GO")).<String>getList("items.ontology"))
        .containsOnly("GO");
    assertThat(term("NCBITaxon:9606").getList("ancestors.id")).contains("NCBITaxon:40674");
    assertThat(term("NCBITaxon:10090").getList("ancestors.id")).contains("NCBITaxon:40674");
    assertThat(term("NCBITaxon:7227").getList("ancestors.id")).doesNotContain("NCBITaxon:40674");

    JsonPath known =
        given()
            .queryParam("id", "NCBITaxon:9606", "NCBITaxon:85055", "NCBITaxon:1000000")
            .queryParam("name", "House Mouse", "nothing of the kind")
            .get("/internal/terms")
            .jsonPath();
    assertThat(known.getString("ids.'NCBITaxon:9606'.label")).isEqualTo("Homo sapiens");
    assertThat(known.getBoolean("ids.'NCBITaxon:85055'.obsolete")).isTrue();
    assertThat(known.getString("ids.'NCBITaxon:85055'.replacedBy[0].label"))
        .isEqualTo("Mus musculus");
    assertThat(known.getMap("ids")).doesNotContainKey("NCBITaxon:1000000");
    assertThat(known.getList("names.'House Mouse'.id")).containsExactly("NCBITaxon:10090");
    assertThat(known.getMap("names")).containsOnlyKeys("House Mouse");
    assertThat(known.<String>getList("ontologies")).contains("NCBITaxon", "EDAM");
  }

  @Test
  void values_are_told_with_their_other_names_and_what_they_are_kinds_of() throws Exception {
    loadReal("NCBITaxon", "ncbitaxon_subset.obo");
    loaded("TST", SMALL);

    JsonPath told =
        given()
            .queryParam(
                "name",
                "Homo sapiens",
                "Mus musculus (mouse)",
                "LSCM",
                "second of a circle",
                "spinning disk",
                "confocal of old",
                "nothing such",
                "()")
            .get("/internal/terms/lineages")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(told.getMap("lineages").keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrder(
            "Homo sapiens", "Mus musculus (mouse)", "LSCM", "second of a circle", "spinning disk");
    assertThat(told.<String>getList("lineages.'Homo sapiens'.names"))
        .contains("Homo sapiens", "human");
    assertThat(told.<String>getList("lineages.'Homo sapiens'.above"))
        .contains("Mammalia", "mammals", "Amniota")
        .doesNotContain("Homo sapiens", "Mus musculus");
    assertThat(told.<String>getList("lineages.'Mus musculus (mouse)'.above")).contains("mammals");
    assertThat(told.<String>getList("lineages.LSCM.names"))
        .containsExactly("confocal microscope", "LSCM");
    assertThat(told.<String>getList("lineages.LSCM.above")).containsExactly("light microscope");
    assertThat(told.<String>getList("lineages.'second of a circle'.above"))
        .contains("first of a circle");
    assertThat(told.<String>getList("lineages.'spinning disk'.above"))
        .as("a part is no kind")
        .isEmpty();
    given()
        .queryParam("name", Collections.nCopies(101, "x"))
        .get("/internal/terms/lineages")
        .then()
        .statusCode(400);
  }
}
