package org.lumenark.gateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lumenark.gateway.content.Requests.header;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.gateway.content.CatalogueFixture.Place;
import org.lumenark.platform.security.ReviewerToken;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** Answers that anybody may have: shorter on the wire, and for pages on other origins. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class OpenReadsIT {

  private static final String STUDY = "/api/v1/studies/S-LMK811";
  private static final String LINK = "/t/" + ReviewerToken.next().value() + STUDY;
  private static final String LONG =
      "{\"title\":\"" + "Cells that divide, seen by light. ".repeat(20_000) + "\"}";

  @TestHTTPResource("/")
  URI root;

  @BeforeEach
  void place() {
    for (String path : List.of(STUDY, STUDY + ".jsonld", "/api/v1/search?q=x")) {
      CatalogueFixture.PLACES.put(path, new Place(200, LONG, ""));
    }
    CatalogueFixture.PLACES.put(STUDY + "/images", new Place(200, "{\"items\":[]}", ""));
    CatalogueFixture.PLACES.put("/api/v1/drafts", new Place(200, LONG, ""));
  }

  @Test
  void long_json_is_zipped_for_those_who_take_it() throws Exception {
    for (String path : List.of(STUDY, STUDY + ".jsonld", "/api/v1/search?q=x")) {
      HttpResponse<byte[]> zipped = get(path, "Accept-Encoding", "br, gzip;q=0.8");
      assertThat(header(zipped, "Content-Encoding")).as(path).isEqualTo("gzip");
      assertThat(zipped.headers().allValues("Vary")).contains("Accept-Encoding");
      assertThat(zipped.body()).hasSizeLessThan(LONG.length() / 20);
      assertThat(unzipped(zipped.body())).isEqualTo(LONG);

      HttpResponse<byte[]> plain = get(path);
      assertThat(header(plain, "Content-Encoding")).isEqualTo("(absent)");
      assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
      assertThat(new String(plain.body(), UTF_8)).isEqualTo(LONG);
    }
  }

  @Test
  void short_answers_and_refused_encodings_stay_as_they_are() throws Exception {
    assertPlain(get(STUDY + "/images", "Accept-Encoding", "gzip"));
    assertPlain(get(STUDY, "Accept-Encoding", "gzip;q=0"));
    assertPlain(get(STUDY, "Accept-Encoding", "x-gzip-not"));
  }

  @Test
  void what_is_for_somebody_alone_is_neither_zipped_nor_for_other_origins() throws Exception {
    String token = "Bearer " + TestTokens.ofThisRun().user("depositor");
    for (String path : List.of(STUDY, "/api/v1/drafts")) {
      HttpResponse<byte[]> answer =
          get(
              path,
              "Accept-Encoding",
              "gzip",
              "Authorization",
              token,
              "Origin",
              "https://x.example");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertPlain(answer);
      assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("(absent)");
    }
    HttpResponse<byte[]> reviewer = get(LINK, "Accept-Encoding", "gzip");
    assertThat(reviewer.statusCode()).isEqualTo(200);
    assertPlain(reviewer);
    assertThat(header(reviewer, "Access-Control-Allow-Origin")).isEqualTo("(absent)");
    HttpResponse<byte[]> session = get("/api/v1/session", "Accept-Encoding", "gzip");
    assertPlain(session);
    assertThat(header(session, "Access-Control-Allow-Origin")).isEqualTo("(absent)");
  }

  @Test
  void pages_on_other_origins_read_what_anybody_may_read_without_credentials() throws Exception {
    for (HttpResponse<byte[]> answer :
        List.of(
            get(STUDY, "Origin", "https://x.example"),
            get("/api/v1/search?q=x", "Origin", "https://x.example"),
            get("/api/v1/studies/S-LMK819", "Origin", "https://x.example"),
            get("/studies/S-LMK811", "Accept", "application/ld+json"))) {
      assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("(absent)");
      assertThat(header(answer, "Access-Control-Expose-Headers"))
          .contains("Link", "ETag", "Content-Disposition");
    }
  }

  private static void assertPlain(HttpResponse<byte[]> answer) {
    assertThat(header(answer, "Content-Encoding")).isEqualTo("(absent)");
  }

  private static String unzipped(byte[] body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return Requests.send(root, "GET", path, headers);
  }
}
