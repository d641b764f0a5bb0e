package org.lumenark.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.CatalogueState.Annotated;
import org.lumenark.contracts.event.CatalogueState.ImageCatalogued;
import org.lumenark.contracts.event.CatalogueState.StudyCatalogued;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.testkit.IdrTable;
import org.lumenark.testkit.LumenarkServers;

/** Images and studies found by what annotation tables say of them. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "kafka,opensearch,keycloak"))
class AnnotationSearchIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_well_of_real_screens_is_found_by_its_gene_phenotype_or_compound() throws Exception {
    IdrTable yap = IdrTable.of("idr0030-sero-yap/screenA/idr0030-screenA-annotation.csv.gz");
    IdrTable drugs =
        IdrTable.of("idr0035-caie-drugresponse/screenA/idr0035-screenA-annotation.csv.gz");
    List<String> symbols = yap.column("Gene Symbol");
    List<String> sizes = yap.column("Phenotype 1 Term Name");
    List<String> compounds = drugs.column("Compound Name");
    List<CatalogueState> wells = new ArrayList<>();
    for (int row = 0; row < symbols.size(); row++) {
      wells.add(
          image(
              "yap" + row,
              3_030,
              Visibility.PUBLIC,
              filled(symbols.get(row)),
              filled(sizes.get(row)),
              List.of()));
    }
    for (int row = 0; row < compounds.size(); row++) {
      wells.add(
          image(
              "drug" + row,
              3_035,
              Visibility.PUBLIC,
              List.of(),
              List.of(),
              filled(compounds.get(row))));
    }
    publish(wells.toArray(CatalogueState[]::new));
    await().atMost(SOON).until(() -> total("images", "accession:S-LMK3030") == symbols.size());
    await().atMost(SOON).until(() -> total("images", "accession:S-LMK3035") == compounds.size());

    for (String gene : List.of("PLK1", "ECT2", "ILK")) {
      assertThat(total("images", "accession:S-LMK3030 AND gene:" + gene))
          .as(gene)
          .isEqualTo(symbols.stream().filter(gene::equals).count())
          .isPositive();
    }
    assertThat(total("images", "accession:S-LMK3030 AND PLK1")).isEqualTo(count(symbols, "PLK1"));
    assertThat(
            total(
                "images",
                "accession:S-LMK3030 AND phenotype:\"increased cell size in population\""))
        .isEqualTo(count(sizes, "increased cell size in population"))
        .isEqualTo(625);
    for (String compound : List.of("taxol", "monastrol", "DMSO", "\"cytochalasin B\"")) {
      assertThat(total("images", "accession:S-LMK3035 AND compound:" + compound))
          .as(compound)
          .isEqualTo(count(compounds, compound.replace("\"", "")));
    }
    Map<String, Long> most = new TreeMap<>();
    compounds.stream()
        .filter(text -> !text.isEmpty())
        .forEach(text -> most.merge(text, 1L, Long::sum));
    JsonNode facets =
        page("images", "accession:S-LMK3035", "compound,gene,phenotype").path("facets");
    facets
        .path("compound")
        .forEach(each ->
            assertThat(each.path("count").asLong())
                .isEqualTo(most.get(each.path("value").asText())));
    assertThat(facets.at("/compound/0/value").asText()).isEqualTo("taxol");
    assertThat(facets.path("gene")).isEmpty();
  }

  @Test
  void other_names_find_the_same_and_are_not_shown() throws Exception {
    UUID id = UUID.randomUUID();
    Annotated annotated =
        new Annotated(
            List.of("NUP107"),
            List.of("ENSG00000111581", "NUP84"),
            List.of("protein localized in nuclear pore phenotype"),
            List.of("CMPO:0000426"),
            List.of(),
            List.of());
    publish(
        annotated(Catalogue.image(id, 3_040, 1, Visibility.PUBLIC, 100, List.of()), annotated),
        annotated(
            Catalogue.study(3_040, 1, Visibility.PUBLIC, "Pores of the nucleus", List.of()),
            annotated));
    await().atMost(SOON).until(() -> total("images", "accession:S-LMK3040") == 1);
    await().atMost(SOON).until(() -> total("", "accession:S-LMK3040") == 1);

    for (String query :
        List.of(
            "gene:NUP107",
            "gene:nup107",
            "gene:ENSG00000111581",
            "gene:NUP84",
            "NUP84",
            "phenotype:\"CMPO:0000426\"",
            "phenotype:pore")) {
      for (String target : List.of("images", "")) {
        assertThat(total(target, "accession:S-LMK3040 AND " + query)).as(query).isEqualTo(1);
      }
    }
    // A symbol is a name, not words: TP53 is no TP53BP1.
    for (String part : List.of("NUP", "107", "NUP10", "NUP133")) {
      assertThat(total("images", "accession:S-LMK3040 AND gene:" + part)).as(part).isZero();
    }
    assertThat(total("images", "accession:S-LMK3040 AND compound:NUP107")).isZero();
    JsonNode page = page("images", "accession:S-LMK3040", "gene,phenotype");
    assertThat(page.at("/items/0/genes").toString()).isEqualTo("[\"NUP107\"]");
    assertThat(page.at("/items/0").has("geneWords")).isFalse();
    assertThat(page.at("/facets/gene").toString())
        .isEqualTo("[{\"value\":\"NUP107\",\"count\":1}]");
    assertThat(page("", "accession:S-LMK3040", "gene").at("/facets/gene/0/value").asText())
        .isEqualTo("NUP107");
    assertThat(page("", "accession:S-LMK3040", "gene").at("/items/0").has("genes")).isFalse();
  }

  @Test
  void what_is_private_is_found_and_counted_for_nobody_else() throws Exception {
    Annotated secret =
        new Annotated(
            List.of("SECRETGENE1"),
            List.of(),
            List.of("secret phenotype"),
            List.of(),
            List.of("secretol"),
            List.of());
    publish(
        annotated(
            Catalogue.image(
                UUID.randomUUID(), 3_050, 1, Visibility.PRIVATE, 100, List.of("nobody")),
            secret),
        annotated(
            Catalogue.study(3_050, 1, Visibility.PRIVATE, "Hidden", List.of("nobody")), secret),
        Catalogue.image(UUID.randomUUID(), 3_051, 1, Visibility.PUBLIC, 100, List.of()),
        Catalogue.study(3_051, 1, Visibility.PUBLIC, "Shown after it", List.of()));
    await().atMost(SOON).until(() -> total("images", "accession:S-LMK3051") == 1);
    await().atMost(SOON).until(() -> total("", "accession:S-LMK3051") == 1);

    for (String target : List.of("images", "")) {
      for (String query :
          List.of("gene:SECRETGENE1", "phenotype:secret", "compound:secretol", "secretol")) {
        assertThat(total(target, query)).as(query).isZero();
      }
      assertThat(page(target, "", "gene,phenotype,compound").path("facets").toString())
          .doesNotContain("SECRET")
          .doesNotContain("secret");
    }
  }

  private static List<String> filled(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell);
  }

  private static long count(List<String> cells, String value) {
    return cells.stream().filter(value::equals).count();
  }

  private static ImageCatalogued image(
      String seed,
      long number,
      Visibility visibility,
      List<String> genes,
      List<String> phenotypes,
      List<String> compounds) {
    return annotated(
        Catalogue.image(
            UUID.nameUUIDFromBytes(seed.getBytes()), number, 1, visibility, 100, List.of()),
        new Annotated(genes, List.of(), phenotypes, List.of(), compounds, List.of()));
  }

  private static ImageCatalogued annotated(ImageCatalogued image, Annotated annotated) {
    return new ImageCatalogued(
        image.accession(),
        image.version(),
        image.revision(),
        image.visibility(),
        image.image(),
        image.state(),
        image.studyTitle(),
        image.organisms(),
        image.imagingMethods(),
        image.licence(),
        image.collection(),
        Instant.parse("2026-11-02T10:00:00Z"),
        image.readers(),
        Optional.of(annotated),
        Optional.empty());
  }

  private static StudyCatalogued annotated(StudyCatalogued study, Annotated annotated) {
    return new StudyCatalogued(
        study.accession(),
        study.version(),
        study.revision(),
        study.visibility(),
        study.title(),
        study.description(),
        study.keywords(),
        study.authors(),
        study.organisms(),
        study.imagingMethods(),
        study.licence(),
        study.collection(),
        study.submittedAt(),
        study.releaseDate(),
        study.files(),
        study.images(),
        study.formats(),
        study.fileWords(),
        study.readers(),
        Optional.of(annotated));
  }

  private static void publish(CatalogueState... states) throws Exception {
    try (Catalogue catalogue = new Catalogue()) {
      catalogue.send(states);
    }
  }

  private static long total(String target, String query) throws Exception {
    return page(target, query, "").path("total").asLong();
  }

  private static JsonNode page(String target, String query, String facets) throws Exception {
    List<String> path = new ArrayList<>(List.of("/api/v1/search"));
    if (!target.isEmpty()) {
      path.add(target);
    }
    return JSON.readTree(
        given()
            .queryParam("q", query)
            .queryParam("facets", facets)
            .get(String.join("/", path))
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }
}
