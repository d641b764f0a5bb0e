package org.lumenark.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.testkit.BioStudiesClient;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** Search for scripts that were written for BioStudies. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "kafka,opensearch,keycloak"))
class BioStudiesSearchIT {

  private static final String SEARCH = "/biostudies/api/v1/search";

  @TestHTTPResource("/biostudies")
  URI door;

  @TempDir Path folder;

  @Test
  void a_script_finds_public_studies_page_by_page_in_all_collections_or_one() throws Exception {
    try (Catalogue catalogue = new Catalogue()) {
      for (int number = 0; number < 5; number++) {
        catalogue.send(
            Catalogue.study(700 + number, 1, Visibility.PUBLIC, "Gyrencephalic cortex", List.of()));
      }
      catalogue.send(
          Catalogue.study(710, 1, Visibility.PRIVATE, "Gyrencephalic secret", List.of("x")));
      catalogue.send(
          Catalogue.study(
              new Accession("S-MOSS1"),
              new CollectionName("Mosses"),
              1,
              Visibility.PUBLIC,
              "Gyrencephalic moss",
              List.of()));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().queryParam("query", "cortex").get(SEARCH).statusCode() == 200);
    await().atMost(Duration.ofSeconds(60)).until(() -> total("gyrencephalic") == 6);
    BioStudiesClient client = new BioStudiesClient(door.toString(), folder);

    assertThat(client.run("search", "gyrencephalic").path("accessions"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(
            "S-LMK700", "S-LMK701", "S-LMK702", "S-LMK703", "S-LMK704", "S-MOSS1");
    JsonNode moss = client.run("search", "gyrencephalic", "mosses");
    assertThat(moss.path("accessions")).extracting(JsonNode::asText).containsExactly("S-MOSS1");
    assertThat(moss.at("/first/title").asText()).isEqualTo("Gyrencephalic moss");
    assertThat(moss.at("/first/type").asText()).isEqualTo("study");
    assertThat(moss.at("/first/isPublic").asBoolean()).isTrue();
    assertThat(moss.at("/first/release_date").asText()).matches("\\d{4}-\\d{2}-\\d{2}");

    assertThat(total("(gyrencephalic")).as("no query of ours, but words").isEqualTo(6);
    assertThat(total("title:gyrencephalic^2 && moss~")).isLessThanOrEqualTo(6);
    assertThat(total("accession:S-MOSS1")).isEqualTo(1);
    given()
        .auth()
        .oauth2(TestTokens.ofThisRun().user("admin"))
        .queryParam("query", "gyrencephalic")
        .get(SEARCH)
        .then()
        .statusCode(200)
        .body("totalHits", equalTo(6));
    given()
        .queryParam("query", "gyrencephalic")
        .queryParam("page", 1_000_000)
        .get(SEARCH)
        .then()
        .statusCode(200)
        .body("hits.size()", equalTo(0));
    given()
        .queryParam("facet.organism", "human")
        .get(SEARCH)
        .then()
        .statusCode(400)
        .body("errorMessage", containsString("facet.organism"));
    given().get("/biostudies/api/v1/no such thing/search").then().statusCode(400);
  }

  private static int total(String query) {
    return given()
        .queryParam("query", query)
        .get(SEARCH)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getInt("totalHits");
  }
}
