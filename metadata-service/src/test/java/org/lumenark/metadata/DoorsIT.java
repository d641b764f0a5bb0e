package org.lumenark.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.BioStudiesClient;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** Link sets, sitemaps and the door for scripts written for BioStudies. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "catalogue")
    })
class DoorsIT {

  private static final String ORIGIN = "http://localhost:8080";
  private static final Instant RELEASED = Instant.parse("2026-04-04T05:06:07Z");

  @Inject @Originals ObjectStore originals;

  @TestHTTPResource("/biostudies")
  URI door;

  @TempDir Path folder;

  private final TestLog log = new TestLog();
  private final TestTokens tokens = TestTokens.ofThisRun();
  private TestStudy open = study("S-LMK81");
  private TestStudy gone = study("S-LMK83");

  private static TestStudy study(String accession) {
    return new TestStudy(
            accession,
            TestStudy.DEPOSITOR,
            List.of("a/one.tif", "a/two.tif", "b & c.tif", "d.txt", "e.txt"))
        .withAttributes(file -> "{\"Gene symbol\":\"g%d\",\"Size\":\"ours\"}".formatted(file));
  }

  @BeforeEach
  void depositThreeStudies() {
    TestCatalogue.reset();
    open = study("S-LMK81");
    gone = study("S-LMK83");
    TestStudy hidden = study("S-LMK82");
    log.send(
        open.submitted("Open cells"),
        open.sealed(originals),
        open.released(RELEASED),
        hidden.submitted("Hidden cells"),
        hidden.sealed(originals),
        gone.submitted("Withdrawn cells"),
        gone.sealed(originals),
        gone.released(RELEASED),
        gone.withdrawn("consent"));
    TestCatalogue.awaitEvents(9);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void the_link_set_of_a_study_links_its_page_with_all_that_belongs_to_it_and_back() {
    Response answer = given().get("/api/v1/studies/S-LMK81/linkset");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/linkset+json");
    JsonPath set = answer.jsonPath();
    String page = ORIGIN + "/studies/S-LMK81";
    assertThat(set.getString("linkset[0].anchor")).isEqualTo(page);
    assertThat(set.<String>getList("linkset[0].cite-as.href")).containsExactly(page);
    assertThat(set.<String>getList("linkset[0].license.href"))
        .containsExactly("https://creativecommons.org/publicdomain/zero/1.0/");
    assertThat(set.<String>getList("linkset[0].type.href"))
        .containsExactly("https://schema.org/AboutPage", "https://schema.org/Dataset");
    List<String> described = set.getList("linkset[0].describedby.href");
    List<String> items = set.getList("linkset[0].item.href");
    assertThat(described)
        .contains(ORIGIN + "/api/v1/studies/S-LMK81.jsonld")
        .hasSize(7)
        .allSatisfy(
            address -> given().get(address.substring(ORIGIN.length())).then().statusCode(200));
    assertThat(items).hasSize(5).contains(ORIGIN + "/files/S-LMK81/b%20%26%20c.tif");
    assertThat(
            set.<String>getList(
                "linkset.findAll { it.describes?.getAt(0)?.href == '" + page + "' }.anchor"))
        .isEqualTo(described);
    assertThat(
            set.<String>getList(
                "linkset.findAll { it.collection?.getAt(0)?.href == '" + page + "' }.anchor"))
        .isEqualTo(items);
    given()
        .header("If-None-Match", answer.header("ETag"))
        .get("/api/v1/studies/S-LMK81/linkset")
        .then()
        .statusCode(304);
  }

  @Test
  void sitemaps_have_the_pages_of_public_studies_and_no_others() {
    assertThat(
            XmlPath.from(given().get("/sitemap.xml").then().statusCode(200).extract().asString())
                .getString("sitemapindex.sitemap.loc"))
        .isEqualTo(ORIGIN + "/sitemap/1.xml");
    Response part = given().get("/sitemap/1.xml");
    assertThat(part.contentType()).startsWith("application/xml");
    XmlPath pages = XmlPath.from(part.asString());
    assertThat(pages.getString("urlset.url.loc")).isEqualTo(ORIGIN + "/studies/S-LMK81");
    assertThat(pages.getString("urlset.url.lastmod")).isEqualTo("2026-04-04T05:06:07Z");
    for (String nothing : List.of("2", "0", "-1", "x", "99999999999")) {
      given().get("/sitemap/" + nothing + ".xml").then().statusCode(404);
    }
    assertThat(given().get("/robots.txt").then().statusCode(200).extract().asString())
        .startsWith("User-agent: *\n")
        .contains("\nDisallow: /files/\n")
        .endsWith("\nSitemap: " + ORIGIN + "/sitemap.xml\n");
  }

  @Test
  void a_script_written_for_biostudies_reads_a_study_and_its_files() throws Exception {
    BioStudiesClient client = new BioStudiesClient(door.toString(), folder);

    JsonNode study = client.run("study", "S-LMK81");
    assertThat(study.path("accession").asText()).isEqualTo("S-LMK81");
    assertThat(study.path("title").asText()).isEqualTo("Open cells");
    assertThat(study.path("released").asText()).isEqualTo("2026-04-04");
    assertThat(study.path("collection").asText()).isEqualTo("BioImages");
    assertThat(study.path("paths"))
        .extracting(JsonNode::asText)
        .containsExactly("a/one.tif", "a/two.tif", "b & c.tif", "d.txt", "e.txt");
    assertThat(study.path("sizes")).extracting(JsonNode::asInt).containsOnly(10);
    assertThat(study.at("/attributes/4/Gene symbol").asText()).isEqualTo("g4");

    JsonNode table = client.run("table", "S-LMK81");
    assertThat(table.path("titles"))
        .extracting(JsonNode::asText)
        .containsExactly("Name", "Size", "Gene symbol");
    assertThat(table.path("rows").get(1))
        .extracting(JsonNode::asText)
        .containsExactly("two.tif", "10", "g1");
    assertThat(table.path("paths").get(4).asText()).isEqualTo("e.txt");
    assertThat(table.path("httpLink").asText()).isEqualTo(ORIGIN + "/biostudies/files/S-LMK81");
    assertThat(table.path("released").asLong()).isEqualTo(RELEASED.toEpochMilli());
    assertThat(table.path("isPublic").asBoolean()).isTrue();
  }

  @Test
  void pages_link_to_page_tab_in_each_form() {
    assertThat(text("/biostudies/studies/S-LMK81.json"))
        .isEqualTo(text("/biostudies/api/v1/studies/S-LMK81"));
    assertThat(text("/biostudies/studies/S-LMK81.tsv"))
        .startsWith("Submission\tS-LMK81\n")
        .contains("Open cells", "S-LMK81.files.json");
    assertThat(text("/biostudies/studies/S-LMK81.xml")).contains("Open cells");
    given()
        .queryParam("search[value]", "one")
        .get("/biostudies/api/v1/files/S-LMK81")
        .then()
        .statusCode(400);
    assertThat(given().get("/biostudies/api/v1/files/S-LMK81?length=-1").jsonPath().getList("data"))
        .hasSize(5);
    assertThat(
            given()
                .get("/biostudies/api/v1/files/S-LMK81?start=99&length=9")
                .jsonPath()
                .getList("data"))
        .isEmpty();
  }

  @Test
  void strangers_find_a_private_study_behind_no_door_and_a_withdrawn_one_is_gone() {
    for (String path :
        List.of(
            "/api/v1/studies/ACC/linkset",
            "/biostudies/api/v1/studies/ACC",
            "/biostudies/api/v1/studies/ACC/info",
            "/biostudies/api/v1/files/ACC",
            "/biostudies/studies/ACC.json",
            "/biostudies/files/ACC/ACC.files.json")) {
      String unknown = given().get(path.replace("ACC", "S-LMK999")).asString();
      for (RequestSpecification stranger : List.of(given(), as("depositor2"))) {
        Response hidden = stranger.get(path.replace("ACC", "S-LMK82"));
        assertThat(hidden.statusCode()).as(path).isEqualTo(404);
        assertThat(hidden.asString().replace("S-LMK82", "S-LMK999")).as(path).isEqualTo(unknown);
      }
      as("depositor").get(path.replace("ACC", "S-LMK82")).then().statusCode(200);
      given().get(path.replace("ACC", "S-LMK83")).then().statusCode(410);
    }
    given()
        .get("/biostudies/api/v1/studies/S-LMK999")
        .then()
        .body("errorMessage", equalTo("Study not found"));
    given().get("/biostudies/files/S-LMK81/other.files.json").then().statusCode(404);
  }

  private static String text(String path) {
    return given().get(path).then().statusCode(200).extract().asString();
  }

  private RequestSpecification as(String user) {
    return given().auth().oauth2(tokens.user(user));
  }
}
