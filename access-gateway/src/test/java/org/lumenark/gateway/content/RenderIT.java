package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumenark.gateway.content.Requests.header;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.gateway.content.CatalogueFixture.Place;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** Pictures drawn of OME-Zarr in a real object store. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class RenderIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RGB = 0xFFFFFF;

  @Inject @Derived ObjectStore derived;

  @TestHTTPResource("/")
  URI root;

  private final UUID image = UUID.randomUUID();
  private final String prefix = UUID.randomUUID() + ".ome.zarr/";

  @BeforeEach
  void put() {
    ZarrFixture.put(derived, prefix + "0/");
    place(image, prefix, true, "");
  }

  @Test
  void a_region_at_full_resolution_is_exactly_its_samples() throws Exception {
    BufferedImage picture = picture(get("region=500,505,40,30&c=0%7C0:255$FFFFFF&z=2"));
    assertThat(picture.getWidth()).isEqualTo(40);
    assertThat(picture.getHeight()).isEqualTo(30);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 40; x++) {
        int value = ZarrFixture.value(0, 2, 505 + y, 500 + x);
        assertThat(picture.getRGB(x, y) & RGB).isEqualTo(value << 16 | value << 8 | value);
      }
    }
  }

  @Test
  void the_image_chooses_what_is_not_asked_for() throws Exception {
    HttpResponse<byte[]> answer = get("");
    assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    BufferedImage picture = picture(answer);
    assertThat(picture.getWidth()).isEqualTo(ZarrFixture.COLUMNS);
    int red = ZarrFixture.value(0, 1, 20, 10);
    int green = ZarrFixture.value(1, 1, 20, 10);
    assertThat(picture.getRGB(10, 20) & RGB).isEqualTo(red << 16 | green << 8);
  }

  @Test
  void a_projection_in_jpeg_within_a_box() throws Exception {
    HttpResponse<byte[]> answer = get("projection=max&w=100&h=400&format=jpeg");
    assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
    BufferedImage picture = picture(answer);
    assertThat(picture.getWidth()).isEqualTo(100);
    assertThat(picture.getHeight()).isEqualTo(86);
  }

  @Test
  void the_header_chooses_the_form_and_a_form_that_is_not_offered_is_refused() throws Exception {
    assertThat(header(get("size=32", "Accept", "image/jpeg"), "Content-Type"))
        .isEqualTo("image/jpeg");
    HttpResponse<byte[]> webp = get("size=32&format=webp");
    assertThat(header(webp, "Content-Type")).isEqualTo("image/webp");
    assertThat(new String(webp.body(), 8, 8, StandardCharsets.US_ASCII)).isEqualTo("WEBPVP8L");
    HttpResponse<byte[]> refused = get("size=32", "Accept", "image/avif");
    assertThat(refused.statusCode()).isEqualTo(406);
    assertThat(code(refused)).isEqualTo("media-type.not-acceptable");
  }

  @Test
  void who_has_a_picture_already_is_told_so_and_other_pictures_have_other_tags() throws Exception {
    HttpResponse<byte[]> answer = get("size=32");
    String tag = header(answer, "ETag");
    HttpResponse<byte[]> again = get("size=32", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(get("size=33"), "ETag")).isNotEqualTo(tag);
    assertThat(header(get("size=32&format=jpeg"), "ETag")).isNotEqualTo(tag);

    HttpResponse<byte[]> head = Requests.send(root, "HEAD", path(image, "size=32"));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("" + answer.body().length);

    HttpResponse<byte[]> preflight = Requests.send(root, "OPTIONS", path(image, ""));
    assertThat(preflight.statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "c=2 channel.invalid",
        "c=x channel.invalid",
        "c=0&c=0 channel.invalid",
        "z=3 z.invalid",
        "z=0:2 projection.invalid",
        "t=1 t.invalid",
        "region=700,0,5,5 region.invalid",
        "region=1,2,3 region.invalid",
        "size=0 size.invalid",
        "size=10&w=5 size.invalid",
        "format=tiff format.invalid"
      })
  void what_is_wrong_is_said_by_a_code_and_the_name_of_the_parameter(String query, String code)
      throws Exception {
    HttpResponse<byte[]> refused = get(query);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(code(refused)).isEqualTo(code);
    assertThat(refused.headers().firstValue("ETag")).isEmpty();
    assertThat(JSON.readTree(refused.body()).path("detail").asText()).contains("parameter");
  }

  @Test
  void a_private_image_is_drawn_for_its_readers_only_and_looks_like_nothing_to_others()
      throws Exception {
    String token = "Bearer " + TestTokens.ofThisRun().user("depositor");
    place(image, prefix, false, token);
    HttpResponse<byte[]> mine = get("size=32", "Authorization", token);
    assertThat(mine.statusCode()).isEqualTo(200);
    assertThat(header(mine, "Cache-Control")).isEqualTo("private, no-store");

    UUID nothing = UUID.randomUUID();
    for (String query : List.of("", "size=32&c=99", "format=gif", "z=999")) {
      HttpResponse<byte[]> hidden = Requests.send(root, "GET", path(image, query));
      HttpResponse<byte[]> unknown = Requests.send(root, "GET", path(nothing, query));
      assertThat(hidden.statusCode()).isEqualTo(unknown.statusCode()).isIn(404, 400);
      assertThat(hidden.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
      assertThat(code(hidden)).isEqualTo(code(unknown));
    }
  }

  @Test
  void an_image_that_is_not_converted_yet_has_no_picture() throws Exception {
    UUID other = UUID.randomUUID();
    CatalogueFixture.PLACES.put(
        "/internal/images/" + other, new Place(200, "{\"public\":true,\"state\":\"pending\"}", ""));
    assertThat(Requests.send(root, "GET", path(other, "")).statusCode()).isEqualTo(404);
  }

  @Test
  void damaged_bytes_are_no_picture() throws Exception {
    String broken = UUID.randomUUID() + ".ome.zarr/";
    ZarrFixture.put(derived, broken + "0/");
    derived.put(broken + "0/0/c/0/1/0/0/0", new byte[5_000], "application/octet-stream");
    UUID other = UUID.randomUUID();
    place(other, broken, true, "");
    HttpResponse<byte[]> refused = Requests.send(root, "GET", path(other, "region=0,0,9,9"));
    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(code(refused)).isEqualTo("storage.corrupt");
    assertThat(Requests.send(root, "GET", path(other, "region=0,0,9,9&c=0")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void many_at_once_are_drawn_or_told_to_come_again() throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> asked = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      asked.add(
          Requests.CLIENT.sendAsync(
              Requests.of(root, "GET", path(image, "projection=mean&size=" + (300 + i))).build(),
              HttpResponse.BodyHandlers.ofByteArray()));
    }
    int drawn = 0;
    for (CompletableFuture<HttpResponse<byte[]>> one : asked) {
      HttpResponse<byte[]> answer = one.get();
      if (answer.statusCode() == 200) {
        drawn++;
      } else {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("render.busy");
        assertThat(header(answer, "Retry-After")).isNotEmpty();
      }
    }
    assertThat(drawn).isPositive();
    assertThat(get("size=64").statusCode()).isEqualTo(200);
  }

  private static BufferedImage picture(HttpResponse<byte[]> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }

  private static String code(HttpResponse<byte[]> problem) throws Exception {
    JsonNode body = JSON.readTree(problem.body());
    return body.path("code").asText();
  }

  private static void place(UUID id, String prefix, boolean open, String authorization) {
    CatalogueFixture.PLACES.put(
        "/internal/images/" + id,
        new Place(
            200,
            """
            {"public":%b,"state":"converted","prefix":"%s","group":"0","conversion":"%s"}
            """
                .formatted(open, prefix, UUID.randomUUID()),
            authorization));
  }

  private static String path(UUID id, String query) {
    return "/api/v1/images/" + id + "/render" + (query.isEmpty() ? "" : "?" + query);
  }

  private HttpResponse<byte[]> get(String query, String... headers) throws Exception {
    return Requests.send(root, "GET", path(image, query), headers);
  }
}
