package org.lumenark.gateway.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lumenark.gateway.content.Requests.header;
import static org.lumenark.gateway.content.StoredBytes.digest;
import static org.lumenark.gateway.content.StoredBytes.random;
import static org.lumenark.gateway.content.StoredBytes.sha256;
import static org.lumenark.gateway.content.StoredBytes.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.gateway.content.CatalogueFixture.Place;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** The gateway over a real object store and a real identity server. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class ContentIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BLOCK = 8 << 20;

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  @TestHTTPResource("/")
  URI root;

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, 200, 0, 1000",
        "bytes=0-0, 206, 0, 1",
        "bytes=10-19, 206, 10, 10",
        "bytes=990-, 206, 990, 10",
        "bytes=-7, 206, 993, 7",
        "bytes=-5000, 206, 0, 1000",
        "bytes=500-99999, 206, 500, 500",
        "'bytes=0-1,5-6', 200, 0, 1000",
        "bytes=x, 200, 0, 1000"
      })
  void ranges_of_a_file_inside_a_pack(String range, int status, int offset, int length)
      throws Exception {
    byte[] pack = random(1, 3_000);
    byte[] content = Arrays.copyOfRange(pack, 1_000, 2_000);
    BlobKey key = store(originals, pack);
    place("S-LMK1", "dir/a b\u00e9.tif", key, 1_000, content, true, "");

    HttpResponse<byte[]> answer =
        range == null
            ? get("/files/S-LMK1/dir/a%20b%C3%A9.tif")
            : get("/files/S-LMK1/dir/a%20b%C3%A9.tif", "Range", range);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, offset, offset + length));
    assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(length));
    assertThat(header(answer, "ETag")).isEqualTo("\"" + sha256(content) + "\"");
    assertThat(header(answer, "Repr-Digest"))
        .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest(content)) + ":");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"a b_.tif\"; filename*=UTF-8''a%20b%C3%A9.tif");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
    if (status == 206) {
      assertThat(header(answer, "Content-Range"))
          .isEqualTo("bytes " + offset + "-" + (offset + length - 1) + "/1000");
    }
  }

  @Test
  void conditions_heads_and_ranges_outside() throws Exception {
    byte[] content = random(2, 500);
    place("S-LMK2", "a.tif", store(originals, content), 0, content, true, "");
    String tag = "\"" + sha256(content) + "\"";

    assertThat(get("/files/S-LMK2/a.tif", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/files/S-LMK2/a.tif", "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    assertThat(get("/files/S-LMK2/a.tif", "Range", "bytes=0-1", "If-Range", tag).statusCode())
        .isEqualTo(206);
    assertThat(get("/files/S-LMK2/a.tif", "Range", "bytes=0-1", "If-Range", "\"x\"").statusCode())
        .isEqualTo(200);

    HttpResponse<byte[]> outside = get("/files/S-LMK2/a.tif", "Range", "bytes=500-");
    assertThat(outside.statusCode()).isEqualTo(416);
    assertThat(header(outside, "Content-Range")).isEqualTo("bytes */500");
    assertThat(JSON.readTree(outside.body()).path("code").asText())
        .isEqualTo("range.unsatisfiable");

    HttpResponse<byte[]> head = Requests.send(root, "HEAD", "/files/S-LMK2/a.tif");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("500");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void an_empty_file_is_served_as_nothing() throws Exception {
    byte[] content = new byte[0];
    place("S-LMK3", "empty", store(originals, content), 0, content, true, "");

    HttpResponse<byte[]> answer = get("/files/S-LMK3/empty");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Length")).isEqualTo("0");
    assertThat(get("/files/S-LMK3/empty", "Range", "bytes=0-").statusCode()).isEqualTo(416);
  }

  @Test
  void a_large_file_is_served_whole_and_in_ranges_across_blocks() throws Exception {
    byte[] content = random(4, 2 * BLOCK + 12_345);
    place("S-LMK4", "big.tif", store(originals, content), 0, content, true, "");

    assertThat(get("/files/S-LMK4/big.tif").body()).isEqualTo(content);
    assertThat(
            get("/files/S-LMK4/big.tif", "Range", "bytes=" + (BLOCK - 3) + "-" + (BLOCK + 2))
                .body())
        .isEqualTo(Arrays.copyOfRange(content, BLOCK - 3, BLOCK + 3));
    assertThat(get("/files/S-LMK4/big.tif", "Range", "bytes=-12346").body())
        .isEqualTo(Arrays.copyOfRange(content, 2 * BLOCK - 1, content.length));
  }

  @Test
  void damaged_bytes_are_never_served() throws Exception {
    byte[] small = random(5, 100);
    BlobKey smallKey = store(originals, small);
    place("S-LMK5", "small", smallKey, 0, small, true, "");
    byte[] flipped = small.clone();
    flipped[50] ^= 1;
    originals.put(smallKey.value(), flipped, "application/octet-stream");
    HttpResponse<byte[]> answer = get("/files/S-LMK5/small", "Range", "bytes=0-9");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo("storage.corrupt");

    byte[] big = random(6, 2 * BLOCK + 10);
    BlobKey bigKey = store(originals, big);
    place("S-LMK5", "big", bigKey, 0, big, true, "");
    byte[] bad = big.clone();
    bad[BLOCK + 1] ^= 1;
    originals.put(bigKey.value(), bad, "application/octet-stream");
    assertThat(get("/files/S-LMK5/big", "Range", "bytes=0-99").body())
        .isEqualTo(Arrays.copyOf(big, 100));
    assertThat(get("/files/S-LMK5/big", "Range", "bytes=" + BLOCK + "-" + (BLOCK + 9)).statusCode())
        .isEqualTo(502);
    assertThatThrownBy(() -> get("/files/S-LMK5/big")).isInstanceOf(IOException.class);

    originals.delete(bigKey.value());
    assertThat(get("/files/S-LMK5/big").statusCode()).isEqualTo(502);
  }

  @Test
  void an_image_is_read_by_viewers_of_any_origin() throws Exception {
    UUID image = UUID.randomUUID();
    UUID conversion = UUID.randomUUID();
    byte[] chunk = random(7, 5_000);
    String prefix = UUID.randomUUID() + "/" + conversion + ".ome.zarr/";
    derived.put(prefix + "0/zarr.json", "{}".getBytes(UTF_8), "application/json");
    derived.put(prefix + "0/0/c/0/0", chunk, "application/octet-stream");
    image(image, prefix, "0", conversion, true, "");
    String current = "/api/v1/images/" + image + ".ome.zarr/";
    String fixed = "/api/v1/images/" + image + "/" + conversion + ".ome.zarr/";

    HttpResponse<byte[]> json = get(current + "zarr.json");
    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(header(json, "Content-Type")).isEqualTo("application/json");
    assertThat(header(json, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(json, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(get(current + "zarr.json", "If-None-Match", header(json, "ETag")).statusCode())
        .isEqualTo(304);

    HttpResponse<byte[]> suffix = get(fixed + "0/c/0/0", "Range", "bytes=-100");
    assertThat(suffix.statusCode()).isEqualTo(206);
    assertThat(suffix.body()).isEqualTo(Arrays.copyOfRange(chunk, 4_900, 5_000));
    assertThat(header(suffix, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(suffix, "Access-Control-Expose-Headers")).contains("Content-Range");

    HttpResponse<byte[]> missing = get(fixed + "0/c/9/9");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(header(missing, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(missing, "Access-Control-Allow-Origin")).isEqualTo("*");

    String other = "/api/v1/images/" + image + "/" + UUID.randomUUID() + ".ome.zarr/zarr.json";
    assertThat(get(other).statusCode()).isEqualTo(404);

    HttpResponse<byte[]> preflight = Requests.send(root, "OPTIONS", current + "zarr.json");
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Range");
  }

  @Test
  void a_private_image_is_for_its_readers_only_and_looks_like_nothing_to_others() throws Exception {
    UUID image = UUID.randomUUID();
    UUID conversion = UUID.randomUUID();
    String prefix = UUID.randomUUID() + "/" + conversion + ".ome.zarr/";
    derived.put(prefix + "zarr.json", "{}".getBytes(UTF_8), "application/json");
    String token = "Bearer " + TestTokens.ofThisRun().user("depositor");
    image(image, prefix, "", conversion, false, token);
    byte[] content = random(8, 10);
    place("S-LMK8", "secret.tif", store(originals, content), 0, content, false, token);

    HttpResponse<byte[]> mine =
        get("/api/v1/images/" + image + ".ome.zarr/zarr.json", "Authorization", token);
    assertThat(mine.statusCode()).isEqualTo(200);
    assertThat(header(mine, "Cache-Control")).isEqualTo("private, no-store");
    assertThat(get("/files/S-LMK8/secret.tif", "Authorization", token).body()).isEqualTo(content);

    UUID nothing = UUID.randomUUID();
    for (String form :
        List.of(
            "/api/v1/images/%s.ome.zarr/zarr.json",
            "/api/v1/images/%s/" + conversion + ".ome.zarr/zarr.json",
            "/api/v1/images/%s/thumbnail")) {
      assertSame(get(form.formatted(image)), get(form.formatted(nothing)));
    }
    assertSame(get("/files/S-LMK8/secret.tif"), get("/files/S-LMK9/secret.tif"));
    assertSame(get("/files/S-LMK8/secret.tif"), get("/files/S-LMK8/none.tif"));
  }

  @Test
  void what_was_withdrawn_is_gone_and_a_bad_token_is_refused() throws Exception {
    CatalogueFixture.PLACES.put("/internal/files/S-LMK7?path=a", new Place(410, "{}", ""));
    assertThat(get("/files/S-LMK7/a").statusCode()).isEqualTo(410);

    HttpResponse<byte[]> refused =
        get("/files/S-LMK7/a", "Authorization", "Bearer not.a.token", "X-Request-Id", "mine-1");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(refused, "X-Request-Id")).isEqualTo("mine-1");
    assertThat(header(refused, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void thumbnails_are_scaled_down_on_request() throws Exception {
    UUID image = UUID.randomUUID();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB), "png", png);
    derived.put(image + "/thumb.png", png.toByteArray(), "image/png");
    CatalogueFixture.PLACES.put(
        "/internal/images/" + image,
        new Place(
            200,
            "{\"public\":true,\"thumbnail\":\"%s/thumb.png\",\"conversion\":\"%s\"}"
                .formatted(image, UUID.randomUUID()),
            ""));

    assertThat(get("/api/v1/images/" + image + "/thumbnail").body()).isEqualTo(png.toByteArray());
    BufferedImage small =
        ImageIO.read(
            new ByteArrayInputStream(
                get("/api/v1/images/" + image + "/thumbnail?size=100").body()));
    assertThat(small.getWidth()).isEqualTo(100);
    assertThat(small.getHeight()).isEqualTo(50);
    assertThat(get("/api/v1/images/" + image + "/thumbnail?size=0").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//internal/files/S-LMK1?path=a",
        "/internal/files/S-LMK1?path=a",
        "/api/v1/../../internal/files/S-LMK1?path=a",
        "/api/v1/%2e%2e/%2e%2e/internal/files/S-LMK1?path=a",
        "/api/v1/search;x=1",
        "/api/v1/search%3Bx",
        "/api/v1/search/..;/../internal",
        "/api/v1/search%2F..%2F..%2Finternal",
        "/api/v1\\internal",
        "/api/v1/search/%00",
        "/api/v1//search",
        "/api/v1/search/",
        "/API/v1/search",
        "/q/../internal/files/S-LMK1?path=a",
        "http://127.0.0.1/internal/files/S-LMK1?path=a",
        "/files/S-LMK1/../../internal",
        "/files/S-LMK1/a/../../b",
        "/api/v1/images/x.ome.zarr/../../secret"
      })
  void no_odd_path_reaches_a_service(String target) throws Exception {
    CatalogueFixture.REQUESTS.clear();

    assertThat(raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .matches("HTTP/1\\.1 40[04] (?s:.*)");

    assertThat(CatalogueFixture.REQUESTS).isEmpty();
  }

  @Test
  void management_is_not_for_those_who_come_through_a_proxy() throws Exception {
    assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/q/metrics", "X-Forwarded-For", "203.0.113.9").statusCode()).isEqualTo(404);
  }

  @Test
  void the_contract_and_the_archive_describe_themselves() throws Exception {
    JsonNode contract = JSON.readTree(get("/api/openapi.json").body());
    assertThat(contract.path("paths").has("/api/v1/search")).isTrue();
    assertThat(contract.path("paths").has("/files/{accession}/{path}")).isTrue();
    contract
        .path("paths")
        .fieldNames()
        .forEachRemaining(path -> assertThat(path).doesNotStartWith("/internal"));

    JsonNode about = JSON.readTree(get("/api/v1/about").body());
    assertThat(about.path("name").asText()).isEqualTo("Lumenark");
    assertThat(about.path("issuer").asText()).contains("/realms/");
    assertThat(about.path("cliClientId").asText()).isEqualTo("lumenark-cli");
    assertThat(get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void requests_of_services_are_forwarded_with_their_query() throws Exception {
    CatalogueFixture.PLACES.put(
        "/api/v1/search?q=a%20b&limit=1", new Place(200, "{\"total\":0}", ""));

    HttpResponse<byte[]> answer = get("/api/v1/search?q=a%20b&limit=1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), UTF_8)).isEqualTo("{\"total\":0}");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    HttpResponse<byte[]> wrong = Requests.send(root, "DELETE", "/api/v1/search");
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(header(wrong, "Allow")).isEqualTo("GET, HEAD");
  }

  private static void assertSame(HttpResponse<byte[]> one, HttpResponse<byte[]> other)
      throws IOException {
    assertThat(one.statusCode()).isEqualTo(404).isEqualTo(other.statusCode());
    assertThat(comparable(one)).isEqualTo(comparable(other));
    Map<?, ?> body = JSON.readValue(one.body(), Map.class);
    Map<?, ?> otherBody = JSON.readValue(other.body(), Map.class);
    body.remove("instance");
    otherBody.remove("instance");
    assertThat(body).isEqualTo(otherBody);
  }

  /** All headers but those that name this very request. */
  private static Map<String, List<String>> comparable(HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.remove("x-request-id");
    headers.remove("content-length");
    return headers;
  }

  private static void place(
      String accession,
      String path,
      BlobKey key,
      long offset,
      byte[] content,
      boolean open,
      String authorization)
      throws Exception {
    CRC32 crc = new CRC32();
    crc.update(content);
    String json =
        """
        {"object":"%s","offset":%d,"length":%d,"sha256":"%s","crc32":"%08x","public":%b,"version":1}
        """
            .formatted(key, offset, content.length, sha256(content), crc.getValue(), open);
    CatalogueFixture.PLACES.put(
        "/internal/files/" + accession + "?path=" + URLEncoder.encode(path, UTF_8),
        new Place(200, json, authorization));
  }

  private static void image(
      UUID id, String prefix, String group, UUID conversion, boolean open, String authorization) {
    CatalogueFixture.PLACES.put(
        "/internal/images/" + id,
        new Place(
            200,
            """
            {"accession":"S-LMK8","public":%b,"state":"converted","prefix":"%s","group":"%s",
             "conversion":"%s"}
            """
                .formatted(open, prefix, group, conversion),
            authorization));
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return Requests.send(root, "GET", path, headers);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
