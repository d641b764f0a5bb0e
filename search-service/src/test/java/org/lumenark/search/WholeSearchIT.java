package org.lumenark.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.CatalogueState.ImageCatalogued;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.testkit.LumenarkServers;

/** What a search finds as a whole, for manifests: public, as typed, of any number. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "kafka,opensearch,keycloak"))
class WholeSearchIT {

  /** More than two pages. */
  private static final int MANY = 4_100;

  @Test
  void all_public_ones_are_found_over_pages_once_each_and_no_private_one() throws Exception {
    List<CatalogueState> states = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      UUID id = new UUID(0x7777777700004000L, 0x8000000000000000L | i);
      Visibility visibility = i % 41 == 0 ? Visibility.PRIVATE : Visibility.PUBLIC;
      states.add(Catalogue.image(id, 77, 1, visibility, 100, List.of("somebody")));
      if (visibility == Visibility.PUBLIC) {
        ids.add(id.toString());
      }
    }
    states.add(Catalogue.study(77, 1, Visibility.PUBLIC, "Sevens seen", List.of()));
    states.add(Catalogue.study(78, 1, Visibility.PRIVATE, "Sevens hidden", List.of("somebody")));
    try (Catalogue catalogue = new Catalogue()) {
      catalogue.send(states.toArray(CatalogueState[]::new));
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() ->
            given().get("/api/v1/search/images?q=accession:S-LMK77").jsonPath().getInt("total")
                == ids.size());

    assertThat(found("images", "accession:S-LMK77").extract().jsonPath().<String>getList("keys"))
        .isEqualTo(ids);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> found("studies", "sevens").body("keys", contains("S-LMK77")));
    found("studies", "sevens").body("more", equalTo(false));
    found("studies", "sevenz").body("keys", empty());
    found("studies", "title:hidden AND sevens").body("keys", empty());
  }

  @Test
  void an_image_is_found_by_the_component_that_it_is_in() throws Exception {
    UUID id = UUID.randomUUID();
    try (Catalogue catalogue = new Catalogue()) {
      catalogue.send(
          in(Catalogue.image(id, 79, 1, Visibility.PUBLIC, 100, List.of()), "Sevenfold"));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> found("images", "component:sevenfold").body("keys", contains(id.toString())));
    given()
        .get("/api/v1/search/images?q=component:sevenfold")
        .then()
        .body("items[0].components", contains("Sevenfold"));
    found("images", "component:sections AND accession:S-LMK79").body("keys", empty());
  }

  private static ImageCatalogued in(ImageCatalogued image, String component) {
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
        image.releaseDate(),
        image.readers(),
        image.annotated(),
        Optional.of(List.of(component)));
  }

  @Test
  void a_query_that_is_none_is_told_with_its_place_and_other_things_are_not_found() {
    given()
        .queryParam("q", "a OR (b")
        .get("/internal/search/images")
        .then()
        .statusCode(400)
        .body("code", equalTo("query.syntax"));
    given().queryParam("q", "a").get("/internal/search/plates").then().statusCode(404);
  }

  private static ValidatableResponse found(String kind, String query) {
    return given().queryParam("q", query).get("/internal/search/" + kind).then().statusCode(200);
  }
}
