package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.gateway.content.CatalogueFixture.Place;
import org.lumenark.platform.security.ReviewerToken;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class ReviewerPassageIT {

  @Inject @Derived ObjectStore derived;

  @TestHTTPResource("/")
  URI root;

  private final ReviewerToken token = ReviewerToken.next();
  private final String door = "/t/" + token.value();

  @BeforeEach
  void forget() {
    CatalogueFixture.REQUESTS.clear();
  }

  @Test
  void the_service_is_asked_for_the_path_behind_the_link_by_the_token_and_nothing_else()
      throws Exception {
    CatalogueFixture.PLACES.put(
        "/api/v1/studies/S-LMK1/files?limit=5", new Place(200, "{\"items\":[]}", token.bearer()));

    HttpResponse<byte[]> answer =
        get(
            door + "/api/v1/studies/S-LMK1/files?limit=5",
            "Authorization",
            "Bearer " + TestTokens.ofThisRun().user("depositor"),
            "Cookie",
            "q_session_pages=stolen");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
    assertThat(CatalogueFixture.REQUESTS).containsExactly("/api/v1/studies/S-LMK1/files?limit=5");
  }

  @Test
  void pixels_come_and_whatever_else_lies_in_a_container_does_not() throws Exception {
    UUID image = image(false, token.bearer());

    assertThat(get(zarr(image) + "zarr.json").body()).isEqualTo(bytes("{}"));
    assertThat(get(zarr(image) + "0/c/0/0/0").body()).isEqualTo(bytes("chunk"));
    assertThat(get(zarr(image) + "0/c/0/0/0").headers().firstValue("Cache-Control"))
        .contains("no-store");
    assertThat(get(zarr(image) + "OME/METADATA.ome.xml").statusCode()).isEqualTo(404);
    assertThat(get(zarr(image) + "notes.txt").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/images/" + image + ".ome.zarr/zarr.json").statusCode())
        .as("without the link")
        .isEqualTo(404);
  }

  @Test
  void that_an_image_is_public_is_never_remembered_for_a_link() throws Exception {
    UUID image = image(true, "");
    assertThat(get("/api/v1/images/" + image + ".ome.zarr/zarr.json").statusCode()).isEqualTo(200);
    CatalogueFixture.PLACES.remove("/internal/images/" + image);

    assertThat(get("/api/v1/images/" + image + ".ome.zarr/zarr.json").statusCode())
        .as("remembered for others")
        .isEqualTo(200);
    assertThat(get(zarr(image) + "zarr.json").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/about",
        "/api/v1/session",
        "/sign-in",
        "/sign-in/callback?code=1",
        "/api/v1/studies",
        "/api/v1/search?q=cells",
        "/api/v1/drafts",
        "/api/v1/submissions/S-LMK1",
        "/q/health",
        "/q/metrics",
        "/studies/S-LMK1",
        "/assets/index.js",
        "/t/lmkr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/api/v1/studies/S-LMK1"
      })
  void a_link_opens_only_what_belongs_to_a_study(String path) throws Exception {
    assertThat(get(door + path).statusCode()).isEqualTo(404);
    assertThat(CatalogueFixture.REQUESTS).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void a_link_changes_nothing(String method) throws Exception {
    for (String path : List.of("/api/v1/studies/S-LMK1", "/api/v1/drafts", "/api/v1/uploads")) {
      assertThat(Requests.send(root, method, door + path).statusCode()).isEqualTo(404);
    }
    assertThat(CatalogueFixture.REQUESTS).isEmpty();
  }

  @Test
  void what_is_no_link_looks_like_a_link_that_is_no_good() throws Exception {
    HttpResponse<byte[]> unknown = get(door + "/api/v1/studies/S-LMK7");
    for (String path : List.of("/t/short/api/v1/studies/S-LMK7", door, "/t")) {
      HttpResponse<byte[]> none = get(path);
      assertThat(none.statusCode()).as(path).isEqualTo(404);
    }
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(get(door + "//api/v1/studies/S-LMK7").statusCode()).isEqualTo(400);
    assertThat(get(door + "/..;/api/v1/studies/S-LMK7").statusCode()).isIn(400, 404);
  }

  @Test
  void a_problem_does_not_repeat_the_secret() throws Exception {
    String body = new String(get(door + "/api/v1/drafts").body(), StandardCharsets.UTF_8);
    assertThat(new ObjectMapper().readTree(body).path("instance").asText())
        .isEqualTo("/api/v1/drafts");
    assertThat(body).doesNotContain(token.value());
  }

  @Test
  void the_token_is_no_login() throws Exception {
    assertThat(get("/api/v1/studies/S-LMK1", "Authorization", token.bearer()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void viewers_on_other_origins_may_ask_before_they_read() throws Exception {
    HttpResponse<byte[]> answer =
        Requests.send(
            root, "OPTIONS", door + "/api/v1/images/" + UUID.randomUUID() + ".ome.zarr/zarr.json");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void metrics_do_not_name_the_link() throws Exception {
    get(door + "/api/v1/studies/S-LMK1");
    assertThat(new String(get("/q/metrics").body(), StandardCharsets.UTF_8))
        .doesNotContain(token.value());
  }

  private UUID image(boolean open, String authorization) throws Exception {
    UUID image = UUID.randomUUID();
    UUID conversion = UUID.randomUUID();
    String prefix = image + "/" + conversion + ".ome.zarr/";
    for (Map.Entry<String, String> object :
        Map.of(
                "zarr.json", "{}",
                "0/c/0/0/0", "chunk",
                "notes.txt", "Ada",
                "OME/METADATA.ome.xml", "<Experimenter/>")
            .entrySet()) {
      derived.put(prefix + object.getKey(), bytes(object.getValue()), "application/octet-stream");
    }
    CatalogueFixture.PLACES.put(
        "/internal/images/" + image,
        new Place(
            200,
            """
            {"public": %s, "prefix": "%s", "group": "", "conversion": "%s"}
            """
                .formatted(open, prefix, conversion),
            authorization));
    return image;
  }

  private String zarr(UUID image) {
    return door + "/api/v1/images/" + image + ".ome.zarr/";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return Requests.send(root, "GET", path, headers);
  }
}
