package org.lumenark.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.testkit.LumenarkServers;

/** What helps readers to find: stems, other names, terms below others, typing errors, orders. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "kafka,opensearch,keycloak"))
@WithTestResource(OntologyAnswers.class)
class FindIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @AfterEach
  void reachTheCatalogueAgain() {
    OntologyAnswers.STATUS.set(200);
  }

  /** A service that has just started makes its indices first; until then it answers 503. */
  @BeforeEach
  void awaitTheIndices() {
    for (String address : List.of("/api/v1/search", "/api/v1/search/images")) {
      await().atMost(SOON).until(() -> given().get(address).statusCode() == 200);
    }
  }

  @Test
  void words_are_found_by_their_stems_and_filler_words_do_not_matter() throws Exception {
    publish(
        Described.of("S-STEM1", "Dividing fibroblasts, imaged in wounds").open(),
        Described.of("S-STEM2", "A bacterium").saying("It swims.").open());
    awaitFound("accession:S-STEM2");
    for (String query :
        List.of("fibroblast divides", "wounded", "image of the wound", "fibroblasts in a wound")) {
      assertThat(found(query)).as(query).contains("S-STEM1").doesNotContain("S-STEM2");
    }
    assertThat(found("title:the")).doesNotContain("S-STEM1");
  }

  @Test
  void a_typing_error_finds_similar_words_and_says_so_and_pages_stay_with_it() throws Exception {
    CatalogueState[] states = new CatalogueState[5];
    for (int i = 0; i < states.length; i++) {
      states[i] = Described.of("S-TYPO" + (i + 1), "Kinetochores under tension").open();
    }
    publish(states);
    await().atMost(SOON).until(() -> found("kinetochores").size() == states.length);

    JsonPath page = page("kinetocores", "limit", "2");
    assertThat(page.getBoolean("similar")).isTrue();
    assertThat(page.getInt("total")).isEqualTo(states.length);
    List<String> seen = new ArrayList<>(page.getList("items.accession"));
    while (page.getString("next") != null) {
      page = page("kinetocores", "limit", "2", "cursor", page.getString("next"));
      assertThat(page.getBoolean("similar")).isTrue();
      seen.addAll(page.getList("items.accession"));
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(states.length);
    assertThat(page("kinetochores").<Object>get("similar")).isNull();
    assertThat(found("kinetocores NOT tension")).isEmpty();
    assertThat(found("\"kinetocores under\"")).as("a phrase is meant as it is").isEmpty();
    assertThat(found("S-TYPO9")).as("a code is right or wrong").isEmpty();
    assertThat(found("gene:kinetocores")).isEmpty();
  }

  @Test
  void terms_are_found_by_their_other_names_and_by_what_they_are_kinds_of() throws Exception {
    publish(
        described("S-TERM1", "Homo sapiens", "spinning disk confocal microscopy"),
        described("S-TERM2", "Mus musculus (mouse)", "transmission electron microscopy"),
        described("S-TERM3", "Drosophila melanogaster", "confocal microscopy"),
        described("S-TERM4", "Saccharomyces cerevisiae", "fluorescence microscopy"),
        described("S-TERM5", "No such organism", "guessing"));
    awaitFound("accession:S-TERM5");
    await().atMost(SOON).until(() -> found("organism:human").contains("S-TERM1"));

    assertThat(terms("organism:mammal~")).containsExactly("S-TERM1", "S-TERM2");
    assertThat(terms("organism:Mammalia~ NOT organism:human")).containsExactly("S-TERM2");
    assertThat(terms("organism:mammal")).isEmpty();
    assertThat(terms("organism:mouse~")).containsExactly("S-TERM2");
    assertThat(terms("human")).containsExactly("S-TERM1");
    assertThat(terms("human OR \"house mouse\"")).containsExactly("S-TERM1", "S-TERM2");
    assertThat(terms("fruit fly")).containsExactly("S-TERM3");
    assertThat(terms("organism:\"fruit fly\"")).containsExactly("S-TERM3");
    assertThat(terms("confocal fruit fly")).containsExactly("S-TERM3");
    assertThat(terms("imagingMethod:\"confocal microscopy\"~"))
        .containsExactly("S-TERM1", "S-TERM3");
    assertThat(terms("imagingMethod:microscopy~"))
        .containsExactly("S-TERM1", "S-TERM2", "S-TERM3", "S-TERM4");
    assertThat(terms("organism:\"No such organism\"~")).containsExactly("S-TERM5");
    given()
        .queryParam("q", "title:mammal~")
        .get("/api/v1/search")
        .then()
        .statusCode(400)
        .body("code", equalTo("query.syntax"))
        .body("errors[0].position", equalTo(12));
  }

  @Test
  void without_the_catalogue_words_are_still_found_and_who_names_a_term_is_told() throws Exception {
    OntologyAnswers.STATUS.set(503);
    String title = "Dictyostelium " + UUID.randomUUID();
    publish(
        Described.of("S-ALONE1", title)
            .of(List.of("Organism " + UUID.randomUUID()), List.of(), List.of())
            .open());
    await().atMost(SOON).until(() -> found("dictyostelium").contains("S-ALONE1"));
    await()
        .atMost(SOON)
        .until(() ->
            given().queryParam("q", "organism:mammal~").get("/api/v1/search").statusCode() == 503);
    assertThat(found("dictyostelium")).contains("S-ALONE1");
  }

  @Test
  void results_are_sorted_and_paged_in_any_order() throws Exception {
    publish(
        Described.of("S-SORT1", "Échinoderm larvae").sized(5_000, "2026-01-05").open(),
        Described.of("S-SORT2", "an echinoderm larvae").sized(9_000_000_000L, "2026-01-01").open(),
        Described.of("S-SORT3", "Zebra, echinoderm larvae").sized(70, "2026-01-03").open(),
        Described.of("S-SORT4", "More echinoderm larvae").sized(70, "2026-01-04").open());
    await().atMost(SOON).until(() -> found("echinoderm").size() == 4);
    Map<String, List<Integer>> orders =
        Map.of(
            "newest", List.of(1, 4, 3, 2),
            "oldest", List.of(2, 3, 4, 1),
            "name", List.of(2, 1, 4, 3),
            "largest", List.of(2, 1, 3, 4),
            "smallest", List.of(3, 4, 1, 2),
            "relevance", List.of(1, 4, 3, 2));
    orders.forEach((sort, order) -> {
      List<String> expected = order.stream().map(number -> "S-SORT" + number).toList();
      List<String> seen = new ArrayList<>();
      String cursor = "";
      do {
        JsonPath page = page("echinoderm larvae", "sort", sort, "limit", "1", "cursor", cursor);
        seen.addAll(page.getList("items.accession"));
        cursor = page.getString("next");
      } while (cursor != null);
      assertThat(seen).as(sort).isEqualTo(expected);
    });
    String cursor = page("echinoderm", "sort", "name", "limit", "1").getString("next");
    given()
        .queryParam("q", "echinoderm")
        .queryParam("cursor", cursor)
        .get("/api/v1/search")
        .then()
        .statusCode(400)
        .body("code", equalTo("cursor.invalid"));
    given()
        .queryParam("sort", "loudest")
        .get("/api/v1/search")
        .then()
        .statusCode(400)
        .body("code", equalTo("sort.unknown"));

    JsonPath page = page("echinoderm", "facets", "size,origin");
    assertThat(page.<Object>get("facets"))
        .isEqualTo(
            Map.of(
                "size",
                List.of(
                    Map.of("value", "[0 TO 999999]", "count", 3),
                    Map.of("value", "[1000000000 TO 9999999999]", "count", 1)),
                "origin",
                List.of(Map.of("value", "deposited", "count", 4))));
    assertThat(found("echinoderm size:[1000000000 TO 9999999999]")).containsExactly("S-SORT2");
    assertThat(found("echinoderm origin:deposited")).hasSize(4);
  }

  @Test
  void images_are_counted_and_sorted_by_the_pixels_of_a_plane() throws Exception {
    UUID small = UUID.randomUUID();
    UUID large = UUID.randomUUID();
    publish(
        Catalogue.image(small, 7_001, 1, Visibility.PUBLIC, 300, List.of()),
        Catalogue.image(large, 7_001, 1, Visibility.PUBLIC, 60_000, List.of()));
    await().atMost(SOON).until(() -> images("accession:S-LMK7001", "largest").size() == 2);
    assertThat(images("accession:S-LMK7001", "largest"))
        .containsExactly(large.toString(), small.toString());
    assertThat(images("accession:S-LMK7001", "smallest"))
        .containsExactly(small.toString(), large.toString());
    assertThat(images("accession:S-LMK7001 size:[1048576 TO *]", "relevance"))
        .containsExactly(large.toString());
    assertThat(
            given()
                .queryParam("q", "accession:S-LMK7001")
                .queryParam("facets", "size")
                .get("/api/v1/search/images")
                .jsonPath()
                .<Object>get("facets.size"))
        .isEqualTo(
            List.of(
                Map.of("value", "[0 TO 262143]", "count", 1),
                Map.of("value", "[1048576 TO 16777215]", "count", 1)));
  }

  @Test
  void suggestions_come_from_public_studies_by_the_beginning_of_any_word() throws Exception {
    publish(
        Described.of("S-HINT1", "Xylem vessels in spring")
            .with(List.of("xylem transport", "water"), List.of("Zoë Xylander", "Ada Öberg"))
            .of(
                List.of("Danio rerio"),
                List.of("light sheet fluorescence microscopy"),
                List.of("xyloid cells"))
            .open(),
        Described.of("S-HINT2", "Xylem of secret trees")
            .with(List.of("xylem secretum"), List.of())
            .of(List.of("Gallus gallus"), List.of(), List.of())
            .closed(),
        Described.of("S-HINT3", "Old wood").with(List.of("xylem \"aged\""), List.of()).open());
    awaitFound("accession:S-HINT3");

    JsonPath xyl = suggested("xyl");
    assertThat(xyl.getList("groups.field"))
        .containsExactly("phenotype", "keyword", "author", "title");
    assertThat(values(xyl, "keyword"))
        .containsExactlyInAnyOrder("xylem transport", "xylem \"aged\"");
    assertThat(xyl.getList("groups.find { it.field == 'title' }.items.accession"))
        .containsExactly("S-HINT1");
    for (String query : xyl.<String>getList("groups.items.query.flatten()")) {
      assertThat(found(query)).as(query).isNotEmpty();
    }
    assertThat(values(suggested("TRANSP"), "keyword")).contains("xylem transport");
    assertThat(values(suggested("oberg"), "author")).containsExactly("Ada Öberg");
    assertThat(values(suggested("zoe xyl"), "author")).containsExactly("Zoë Xylander");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(values(suggested("leopard"), "organism")).contains("Danio rerio"));
    assertThat(suggested("secretum").getList("groups")).isEmpty();
    assertThat(suggested("chicken").getList("groups")).as("of a private study").isEmpty();
    for (String nothing : List.of("", "x", " \" ", "](){", ".*", "~~~~", "zzzzqqq")) {
      assertThat(suggested(nothing).getList("groups")).as(nothing).isEmpty();
    }
    given()
        .queryParam("q", "a".repeat(201))
        .get("/api/v1/suggest")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"));
    assertThat(suggested("é".repeat(200)).getList("groups")).isEmpty();

    publish(Described.of("S-HINT1", "Xylem vessels in spring").withdrawn());
    await().atMost(SOON).until(() -> suggested("xylander").getList("groups").isEmpty());
  }

  private static CatalogueState described(String accession, String organism, String method) {
    return Described.of(accession, "Some term")
        .of(List.of(organism), List.of(method), List.of())
        .open();
  }

  private static JsonPath suggested(String typed) {
    return given()
        .queryParam("q", typed)
        .get("/api/v1/suggest")
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=30")
        .extract()
        .jsonPath();
  }

  private static List<String> values(JsonPath suggested, String field) {
    return suggested.getList("groups.find { it.field == '" + field + "' }.items.value");
  }

  private static List<String> terms(String query) {
    return found("(" + query + ") AND title:term").stream()
        .filter(accession -> accession.startsWith("S-TERM"))
        .sorted()
        .toList();
  }

  private static List<String> found(String query) {
    return page(query).getList("items.accession");
  }

  private static List<String> images(String query, String sort) {
    return given()
        .queryParam("q", query)
        .queryParam("sort", sort)
        .get("/api/v1/search/images")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.id");
  }

  private static JsonPath page(String query, String... parameters) {
    var request = given().queryParam("q", query);
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    if (parameters.length == 0) {
      request.queryParam("limit", 100);
    }
    return request.get("/api/v1/search").then().statusCode(200).extract().jsonPath();
  }

  private static void publish(CatalogueState... states) throws Exception {
    try (Catalogue catalogue = new Catalogue()) {
      catalogue.send(states);
    }
  }

  private static void awaitFound(String query) {
    await().atMost(SOON).until(() -> !found(query).isEmpty());
  }
}
