package org.lumenark.gateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

/** Upload tokens, which only submission-service can judge, on their way there. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class UploadTokenPassageIT {

  private static final String TOKEN = "Bearer lmku_" + "a".repeat(43);

  @TestHTTPResource("/")
  URI origin;

  @Test
  void an_upload_token_reaches_submission_service_as_it_was_sent() throws Exception {
    String files = "/api/v1/drafts/0198-filled/files";
    CatalogueFixture.PLACES.put(files, new CatalogueFixture.Place(200, "{\"items\":[]}", TOKEN));

    HttpResponse<String> answer = get(files, TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void an_upload_token_goes_nowhere_else() throws Exception {
    for (String path :
        new String[] {
          "/",
          "/api/v1/about",
          "/api/openapi.json",
          "/api/v1/studies",
          "/api/v1/search",
          "/files/S-LMK1/a",
          "/api/v1/changes"
        }) {
      CatalogueFixture.PLACES.put(path, new CatalogueFixture.Place(200, "{}", ""));

      HttpResponse<String> answer = get(path, TOKEN);

      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.body()).as(path).contains("\"auth.required\"");
      assertThat(CatalogueFixture.REQUESTS).doesNotContain(path);
    }
  }

  @Test
  void what_only_resembles_an_upload_token_is_a_bad_login_token() throws Exception {
    assertThat(get("/api/v1/drafts", "Bearer xlmku_" + "a".repeat(43)).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> get(String path, String authorization)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(origin.resolve(path))
              .header("Authorization", authorization)
              .build();
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
