package org.lumenark.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** A service of newer mappings starts where indices of the first generation serve. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "kafka,opensearch,keycloak"))
@WithTestResource(OlderIndex.class)
class IndexUpgradeIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OLDER = "Told by the older index";
  private static final String NEWER = "Told by the newer index";

  /** The title of the image's study, as {@link Catalogue#image} tells it. */
  private static final String NEWER_IMAGE = "Spindles";

  @Test
  void the_older_indices_serve_until_the_newer_ones_hold_everything() throws Exception {
    await().atMost(SOON).until(() -> indices().equals(sets("-1", "-4-1")));
    given().get("/q/health/ready").then().statusCode(200);

    for (int look = 0; look < 20; look++) {
      assertThat(titles(search("/api/v1/search", "accession:S-LMK9001"))).containsExactly(OLDER);
      assertThat(titles(search("/api/v1/search/images", "sizeX:100"))).containsExactly(OLDER);
    }
    assertThat(readAliases()).isEqualTo(sets("-1"));
    assertThat(rebuild().path("state").asText()).isEqualTo("building");
    assertThat(rebuild().path("studies").asLong()).isEqualTo(2);
    assertThat(titles(search("/api/v1/search/images", "sizeX:4321"))).isEmpty();
    assertThat(search("/api/v1/search", "gene:PLK1").path("total").asLong()).isZero();
    assertThat(
            search("/api/v1/search", "accession:S-LMK9001").at("/facets/organism/0/value").asText())
        .isEqualTo("Homo sapiens");
    try (Catalogue catalogue = new Catalogue()) {
      catalogue.send(
          Catalogue.study(9_003, 1, Visibility.PUBLIC, "Deposited meanwhile", List.of()),
          Catalogue.study(
              OlderIndex.WITHDRAWN, 2, Visibility.WITHDRAWN, "Soon withdrawn", List.of()));
    }
    await()
        .atMost(SOON)
        .until(() ->
            search("/api/v1/search", "accession:S-LMK9004").path("total").asLong() == 0
                && rebuild().path("studies").asLong() == 1);
    assertThat(readAliases()).as("the older ones serve still").isEqualTo(sets("-1"));
    assertThat(titles(search("/api/v1/search", "accession:S-LMK9001"))).containsExactly(OLDER);

    AtomicBoolean over = new AtomicBoolean();
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> reader =
          readers.submit(() -> {
            while (!over.get()) {
              seen.add(told("/api/v1/search") + "|" + told("/api/v1/search/images"));
            }
          });
      await().atMost(SOON).until(() -> !seen.isEmpty());
      OlderIndex.letFill(openSearch());
      await().atMost(SOON).until(() -> indices().equals(sets("-4-1")));
      over.set(true);
      reader.get();
    }

    assertThat(Set.copyOf(seen))
        .isSubsetOf(
            OLDER + "|" + OLDER,
            // The two answers are two questions; the indices change between them at most once.
            OLDER + "|" + NEWER_IMAGE,
            NEWER + "|" + NEWER_IMAGE)
        .contains(OLDER + "|" + OLDER);
    assertThat(readAliases()).isEqualTo(sets("-4-1"));
    assertThat(titles(search("/api/v1/search", "accession:S-LMK9001"))).containsExactly(NEWER);
    assertThat(search("/api/v1/search/images", "sizeX:4321").path("total").asLong()).isEqualTo(1);
    assertThat(titles(search("/api/v1/search", "meanwhile")))
        .containsExactly("Deposited meanwhile");
    assertThat(search("/api/v1/search", "secret").path("total").asLong()).isZero();
    JsonNode after = rebuild();
    assertThat(after.path("state").asText()).isEqualTo("complete");
    assertThat(after.path("studies").asLong()).isEqualTo(3);
  }

  private static String told(String path) {
    Response answer = given().queryParam("q", "accession:S-LMK9001").get(path);
    try {
      return answer.statusCode() == 200
          ? String.join(",", titles(JSON.readTree(answer.asString())))
          : "status " + answer.statusCode();
    } catch (java.io.IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static JsonNode search(String path, String query) throws Exception {
    return JSON.readTree(
        given()
            .queryParam("q", query)
            .queryParam("facets", "organism,collection")
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static List<String> titles(JsonNode page) {
    return page.path("items").findValuesAsText("title");
  }

  private static JsonNode rebuild() throws Exception {
    return JSON.readTree(
        given()
            .auth()
            .oauth2(TestTokens.ofThisRun().user("admin"))
            .get("/api/v1/search/rebuild")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static Set<String> sets(String... suffixes) {
    return OlderIndex.KINDS.stream()
        .flatMap(kind -> List.of(suffixes).stream().map(suffix -> "lumenark-" + kind + suffix))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> indices() throws Exception {
    Set<String> names = new TreeSet<>();
    get("/lumenark-*/_alias").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> readAliases() throws Exception {
    Set<String> names = new TreeSet<>();
    for (String kind : OlderIndex.KINDS) {
      get("/_alias/lumenark-" + kind).fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static JsonNode get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(openSearch() + path)).build();
      return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  private static String openSearch() {
    return ConfigProvider.getConfig().getValue("lumenark.opensearch.url", String.class);
  }
}
