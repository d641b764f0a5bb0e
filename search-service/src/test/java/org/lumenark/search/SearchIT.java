package org.lumenark.search;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.CatalogueState.StudyCatalogued;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** The whole service over the real Kafka, OpenSearch and Keycloak. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "kafka,opensearch,keycloak"))
class SearchIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void words_inside_file_names_and_every_text_field_are_found() throws Exception {
    publish(Catalogue.study(10, 1, Visibility.PUBLIC, "Newt lung spindles", List.of()));
    awaitFound("accession:S-LMK10");

    for (String query :
        List.of(
            "chromosomes",
            "chromosome",
            "CHROMOSOMES",
            "8bit",
            "xyz_8bit__chromosomes.tif",
            "newt spindles",
            "\"newt lung\"",
            "keyword:mitosis",
            "author:angstrom",
            "Ångström",
            "organism:\"homo sapiens\"",
            "imagingMethod:confocal",
            "licence:CC-BY-4.0",
            "format:imagej-tiff",
            "year:2026",
            "files:[1 TO 5]",
            "released:[2026-11 TO *]",
            "S-LMK10",
            "(lung OR kidney) AND NOT liver")) {
      assertThat(accessions(query, null)).as(query).contains("S-LMK10");
    }
    for (String query : List.of("\"lung newt\"", "liver", "NOT newt", "S-LMK1", "files:[3 TO *]")) {
      assertThat(accessions(query, null)).as(query).doesNotContain("S-LMK10");
    }
  }

  @Test
  void the_answer_has_the_shape_of_the_contract() throws Exception {
    publish(Catalogue.study(11, 1, Visibility.PUBLIC, "Shape of the answer", List.of()));
    awaitFound("accession:S-LMK11");

    JsonNode page =
        JSON.readTree(
            get("/api/v1/search?q=accession:S-LMK11&facets=organism,format,year", null)
                .extract()
                .asString());

    assertThat(page.path("total").asLong()).isEqualTo(1);
    assertThat(page.has("next")).isTrue();
    assertThat(page.path("next").isNull()).isTrue();
    JsonNode item = page.path("items").get(0);
    assertThat(item.path("type").asText()).isEqualTo("study");
    assertThat(item.path("accession").asText()).isEqualTo("S-LMK11");
    assertThat(item.path("title").asText()).isEqualTo("Shape of the answer");
    assertThat(item.has("readers")).isFalse();
    assertThat(page.path("facets"))
        .isEqualTo(
            JSON.readTree(
                """
                {"organism": [{"value": "Homo sapiens", "count": 1}],
                 "format": [{"value": "imagej-tiff", "count": 1}],
                 "year": [{"value": 2026, "count": 1}]}
                """));
  }

  @Test
  void studies_and_images_are_found_and_counted_by_their_collection() throws Exception {
    UUID image = UUID.randomUUID();
    publish(
        Catalogue.study(
            new Accession("S-FUNGI3"),
            new CollectionName("Fungi"),
            1,
            Visibility.PUBLIC,
            "Basidiospores",
            List.of()),
        Catalogue.study(
            new Accession("S-FUNGI4"),
            new CollectionName("Fungi"),
            1,
            Visibility.PRIVATE,
            "Basidiospores kept",
            List.of("nobody")),
        Catalogue.study(31, 1, Visibility.PUBLIC, "Basidiospores elsewhere", List.of()),
        Catalogue.image(image, 31, 1, Visibility.PUBLIC, 41, List.of()));
    awaitFound("accession:S-FUNGI3");
    awaitFound("accession:S-LMK31");

    assertThat(accessions("collection:Fungi", null)).containsExactly("S-FUNGI3");
    assertThat(accessions("collection:fungi AND basidiospores", null)).containsExactly("S-FUNGI3");
    assertThat(accessions("basidiospores AND NOT collection:Fungi", null))
        .containsExactly("S-LMK31");
    assertThat(accessions("collection:Fung", null)).isEmpty();
    JsonNode page =
        JSON.readTree(
            get("/api/v1/search?q=basidiospores&facets=collection", null).extract().asString());
    assertThat(page.at("/facets/collection"))
        .isEqualTo(
            JSON.readTree(
                "[{\"value\": \"BioImages\", \"count\": 1}, {\"value\": \"Fungi\", \"count\": 1}]"));
    assertThat(page.path("items").findValuesAsText("collection"))
        .containsExactlyInAnyOrder("BioImages", "Fungi");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(images("collection:BioImages AND sizeX:41", null))
                .containsExactly(image.toString()));
    assertThat(images("collection:Fungi AND sizeX:41", null)).isEmpty();
  }

  @Test
  void images_are_found_by_name_path_and_size() throws Exception {
    UUID wide = UUID.randomUUID();
    UUID narrow = UUID.randomUUID();
    publish(
        Catalogue.image(wide, 12, 1, Visibility.PUBLIC, 5_000, List.of()),
        Catalogue.image(narrow, 12, 1, Visibility.PUBLIC, 200, List.of()));
    await().atMost(SOON).until(() -> images("accession:S-LMK12", null).size() == 2);

    assertThat(images("accession:S-LMK12 sizeX:[1000 TO *]", null))
        .containsExactly(wide.toString());
    assertThat(images("accession:S-LMK12 sizeX:200 newt", null)).containsExactly(narrow.toString());
    assertThat(images("accession:S-LMK12 chromosomes dtype:uint8 sizeC:1", null)).hasSize(2);
    get("/api/v1/search/images?q=sizeX:5000&facets=dtype", null).statusCode(200);
  }

  @Test
  void a_private_study_shows_only_to_its_readers_and_to_curators() throws Exception {
    String depositor = TestTokens.ofThisRun().user("depositor");
    List<String> readers = List.of(subject(depositor));
    publish(Catalogue.study(20, 1, Visibility.PRIVATE, "Secretum unicum", readers));
    await().atMost(SOON).until(() -> accessions("secretum", depositor).contains("S-LMK20"));

    assertThat(accessions("secretum", TestTokens.ofThisRun().user("curator"))).contains("S-LMK20");
    for (String stranger : Arrays.asList(null, TestTokens.ofThisRun().user("depositor2"))) {
      JsonNode page =
          JSON.readTree(
              get("/api/v1/search?q=secretum&facets=organism,keyword,year", stranger)
                  .extract()
                  .asString());
      assertThat(page.path("total").asLong()).isZero();
      assertThat(page.path("items")).isEmpty();
      page.path("facets").forEach(values -> assertThat(values).isEmpty());
      assertThat(accessions("", stranger)).doesNotContain("S-LMK20");
    }
  }

  @Test
  void a_bad_token_is_refused_and_not_taken_for_a_stranger() {
    given()
        .header("Authorization", "Bearer not.a.token")
        .get("/api/v1/search?q=x")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void repeated_reversed_and_replayed_events_give_the_same_documents() throws Exception {
    UUID image = UUID.randomUUID();
    List<CatalogueState> history =
        List.of(
            Catalogue.study(30, 1, Visibility.PRIVATE, "First title", List.of("someone")),
            Catalogue.study(30, 2, Visibility.PRIVATE, "Second title", List.of("someone")),
            Catalogue.image(image, 30, 1, Visibility.PRIVATE, 100, List.of("someone")),
            Catalogue.study(30, 3, Visibility.PUBLIC, "Second title", List.of("someone")),
            Catalogue.image(image, 30, 2, Visibility.PUBLIC, 100, List.of("someone")),
            Catalogue.study(31, 1, Visibility.PUBLIC, "Withdrawn later", List.of("someone")),
            Catalogue.study(31, 2, Visibility.WITHDRAWN, "Withdrawn later", List.of("someone")));
    Set<String> keys = Set.of("S-LMK30", "S-LMK31", image.toString());

    publish(history.toArray(CatalogueState[]::new));
    marker(1);
    Map<String, JsonNode> once = documents(keys);
    assertThat(once).hasSize(6);

    List<CatalogueState> twiceAndReversed = new ArrayList<>(history);
    twiceAndReversed.addAll(history);
    Collections.reverse(twiceAndReversed);
    publish(twiceAndReversed.toArray(CatalogueState[]::new));
    marker(2);
    assertThat(documents(keys)).isEqualTo(once);
    assertThat(accessions("accession:S-LMK31", null)).isEmpty();
    assertThat(accessions("accession:S-LMK30", null)).containsExactly("S-LMK30");

    openSearch("DELETE", "/lumenark-*");
    publish(Catalogue.study(39, 3, Visibility.PUBLIC, "Wakes the service", List.of()));
    await().atMost(SOON).ignoreExceptions().until(() -> documents(keys).equals(once));
  }

  @Test
  void what_can_never_be_read_goes_to_the_dead_letters_and_the_rest_goes_on() throws Exception {
    try (Catalogue catalogue = new Catalogue()) {
      catalogue.send("S-LMK40", "org.lumenark.catalogue.study-state.v1", "{".getBytes(UTF_8));
      catalogue.send("S-LMK40", "org.lumenark.catalogue.of-the-future.v1", "{}".getBytes(UTF_8));
      catalogue.send(Catalogue.study(40, 1, Visibility.PUBLIC, "After the poison", List.of()));
    }
    awaitFound("accession:S-LMK40");

    try (KafkaConsumer<String, byte[]> letters =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                config("kafka.bootstrap.servers"),
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      letters.subscribe(List.of(Topics.deadLetters(Topics.CATALOGUE, "search-service")));
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      await()
          .atMost(SOON)
          .until(() -> {
            letters.poll(Duration.ofMillis(200)).forEach(found::add);
            return found.stream().anyMatch(letter -> letter.key().equals("S-LMK40"));
          });
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().headers().lastHeader("dead-letter-reason")).isNotNull();
      assertThat(found.getFirst().headers().lastHeader("dead-letter-attempts")).isNotNull();
    }
  }

  @Test
  void pages_follow_each_other_without_gap_or_double_while_studies_are_added() throws Exception {
    StudyCatalogued[] first = new StudyCatalogued[25];
    for (int i = 0; i < 25; i++) {
      first[i] = Catalogue.study(1_000 + i, 1, Visibility.PUBLIC, "Paginated set", List.of());
    }
    publish(first);
    await().atMost(SOON).until(() -> total("paginated") == 25);

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          JSON.readTree(
              get("/api/v1/search?q=paginated&limit=7&cursor=" + cursor, null)
                  .extract()
                  .asString());
      page.path("items").forEach(item -> seen.add(item.path("accession").asText()));
      cursor = page.path("next").asText(null);
      if (seen.size() == 7) {
        publish(Catalogue.study(2_000, 1, Visibility.PUBLIC, "Paginated newest", List.of()));
        await().atMost(SOON).until(() -> total("paginated") == 26);
      }
    } while (cursor != null && !cursor.equals("null"));

    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < 25; i++) {
      expected.add("S-LMK" + (1_000 + i));
    }
    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void wrong_parameters_end_as_coded_problems() throws Exception {
    JsonNode syntax = problem("/api/v1/search?q=a%20OR%20(b", 400);
    assertThat(syntax.path("code").asText()).isEqualTo("query.syntax");
    assertThat(syntax.path("errors").get(0).path("position").asInt()).isEqualTo(5);
    assertThat(problem("/api/v1/search?q=sizeX:[1%20TO%20*]", 400).path("code").asText())
        .isEqualTo("query.syntax");
    assertThat(problem("/api/v1/search?facets=organism,owner", 400).path("code").asText())
        .isEqualTo("facet.unknown");
    assertThat(problem("/api/v1/search?cursor=e30", 400).path("code").asText())
        .isEqualTo("cursor.invalid");
    assertThat(problem("/api/v1/search?limit=101", 400).path("code").asText())
        .isEqualTo("limit.invalid");
    assertThat(accessions("a1".repeat(500), null)).isEmpty();
    assertThat(problem("/api/v1/search?q=" + "a1".repeat(500) + "b", 400).path("code").asText())
        .isEqualTo("query.syntax");
  }

  @Test
  void the_index_is_built_anew_while_search_goes_on_and_nothing_is_lost() throws Exception {
    publish(Catalogue.study(50, 1, Visibility.PUBLIC, "Kept while rebuilt", List.of()));
    awaitFound("accession:S-LMK50");
    Set<String> before = indices();
    String admin = TestTokens.ofThisRun().user("admin");

    JsonNode begun = rebuild("POST", admin, 202);
    assertThat(begun.path("state").asText()).isEqualTo("building");
    rebuild("POST", admin, 202);
    List<Boolean> found = new ArrayList<>();
    int published = 0;
    while (rebuild("GET", admin, 200).path("state").asText().equals("building")) {
      found.add(accessions("accession:S-LMK50", null).contains("S-LMK50"));
      if (published < 5) {
        published++;
        publish(
            Catalogue.study(
                500 + published, 1, Visibility.PUBLIC, "Meanwhile deposited", List.of()));
      }
    }

    assertThat(found).doesNotContain(false);
    int meanwhile = published;
    await().atMost(SOON).until(() -> total("meanwhile") == meanwhile);
    assertThat(accessions("accession:S-LMK50", null)).containsExactly("S-LMK50");
    await().atMost(SOON).until(() -> Collections.disjoint(indices(), before));
    assertThat(indices()).hasSize(4);
    JsonNode after = rebuild("GET", admin, 200);
    assertThat(after.path("studies").asLong()).isPositive();
    assertThat(after.path("files").asLong()).isPositive();
  }

  @Test
  void only_admins_rebuild_the_index() throws Exception {
    given().post("/api/v1/search/rebuild").then().statusCode(401);
    rebuild("POST", TestTokens.ofThisRun().user("curator"), 403);
    rebuild("GET", TestTokens.ofThisRun().user("depositor"), 403);
  }

  private static JsonNode rebuild(String method, String token, int status) throws Exception {
    return JSON.readTree(
        given()
            .auth()
            .oauth2(token)
            .request(method, "/api/v1/search/rebuild")
            .then()
            .statusCode(status)
            .extract()
            .asString());
  }

  private static Set<String> indices() throws Exception {
    Set<String> names = new TreeSet<>();
    openSearch("GET", "/lumenark-*/_alias").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void publish(CatalogueState... states) throws Exception {
    try (Catalogue catalogue = new Catalogue()) {
      catalogue.send(states);
    }
  }

  /** Three keys, one a partition at least, so that all before them has been applied. */
  private static void marker(long revision) throws Exception {
    for (int i = 0; i < 12; i++) {
      publish(
          Catalogue.study(900 + i, revision, Visibility.PUBLIC, "Marker" + revision, List.of()));
    }
    await().atMost(SOON).until(() -> total("Marker" + revision) == 12);
  }

  private static void awaitFound(String query) {
    await().atMost(SOON).until(() -> !accessions(query, null).isEmpty());
  }

  private static long total(String query) throws Exception {
    return JSON.readTree(get("/api/v1/search?q=" + query, null).extract().asString())
        .path("total")
        .asLong();
  }

  private static List<String> accessions(String query, String token) throws Exception {
    return items("/api/v1/search", query, token, "accession");
  }

  private static List<String> images(String query, String token) throws Exception {
    return items("/api/v1/search/images", query, token, "id");
  }

  private static List<String> items(String path, String query, String token, String field)
      throws Exception {
    String body =
        (token == null ? given() : given().auth().oauth2(token))
            .queryParam("q", query)
            .queryParam("limit", 100)
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    List<String> values = new ArrayList<>();
    JSON.readTree(body).path("items").forEach(item -> values.add(item.path(field).asText()));
    return values;
  }

  private static ValidatableResponse get(String path, String token) {
    return (token == null ? given() : given().auth().oauth2(token))
        .urlEncodingEnabled(false)
        .get(path)
        .then();
  }

  private static JsonNode problem(String path, int status) {
    try {
      return JSON.readTree(
          get(path.replace("[", "%5B").replace("]", "%5D"), null)
              .statusCode(status)
              .contentType("application/problem+json")
              .extract()
              .asString());
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Every document under these ids, with its version, by index and id. */
  private static Map<String, JsonNode> documents(Set<String> ids) throws Exception {
    openSearch("POST", "/lumenark-*/_refresh");
    String query = JSON.writeValueAsString(Map.of("query", Map.of("ids", Map.of("values", ids))));
    JsonNode found = openSearch("POST", "/lumenark-*/_search?version=true&size=1000", query);
    Map<String, JsonNode> documents = new TreeMap<>();
    for (JsonNode hit : found.path("hits").path("hits")) {
      if (ids.contains(hit.path("_id").asText())) {
        ObjectNode document = ((ObjectNode) hit).deepCopy();
        String kind = hit.path("_index").asText().replaceAll("(-\\d+)+$", "");
        document.remove("_score");
        document.remove("_index");
        documents.put(kind + "/" + hit.path("_id").asText(), document);
      }
    }
    return documents;
  }

  private static JsonNode openSearch(String method, String path) throws Exception {
    return openSearch(method, path, "");
  }

  private static JsonNode openSearch(String method, String path, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(config("lumenark.opensearch.url") + path))
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body.isEmpty()
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body))
              .build();
      return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  private static String subject(String token) throws Exception {
    String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
    return JSON.readTree(claims).path("sub").asText();
  }

  private static String config(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
