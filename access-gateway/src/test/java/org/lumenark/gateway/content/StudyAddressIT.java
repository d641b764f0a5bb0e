package org.lumenark.gateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lumenark.gateway.content.Requests.header;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.gateway.content.CatalogueFixture.Place;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** The one address of a study, for people and for programs. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = @ResourceArg(name = "servers", value = "object-store,keycloak"))
@WithTestResource(CatalogueFixture.class)
class StudyAddressIT {

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String HOSTILE = "{\"name\":\"Cells</script><script>alert(1)</script>\"}";

  @TestHTTPResource("/")
  URI root;

  @BeforeEach
  void place() {
    for (String name : new String[] {"S-LMK801", "S-LMK801.v2"}) {
      place("/api/v1/studies/" + name + ".jsonld", 200, HOSTILE);
      place("/api/v1/studies/" + name, 200, "{\"accession\":\"S-LMK801\"}");
    }
    place("/api/v1/studies/S-LMK803.jsonld", 410, "{}");
    place("/api/v1/studies/S-LMK804.jsonld", 500, "{}");
  }

  @ParameterizedTest
  @CsvSource({
    "application/ld+json, .jsonld",
    "application/vnd.citationstyles.csl+json, .csl.json",
    "application/x-bibtex, .bib",
    "application/vnd.datacite.datacite+xml, .datacite.xml",
    "application/vnd.datacite.datacite+json, .datacite.json",
    "application/linkset+json, /linkset"
  })
  void leads_programs_to_what_they_ask_for(String accept, String suffix) throws Exception {
    for (String study : new String[] {"S-LMK801", "S-LMK801.v2", "S-LMK802"}) {
      for (String door : new String[] {"/studies/", "/api/v1/studies/"}) {
        for (String method : new String[] {"GET", "HEAD"}) {
          HttpResponse<byte[]> answer = Requests.send(root, method, door + study, "Accept", accept);
          assertThat(answer.statusCode()).isEqualTo(303);
          assertThat(header(answer, "Location")).isEqualTo("/api/v1/studies/" + study + suffix);
          assertThat(header(answer, "Vary")).isEqualTo("Accept");
        }
      }
    }
  }

  @Test
  void leads_people_from_the_interface_to_the_page_and_leaves_others_there() throws Exception {
    HttpResponse<byte[]> person = get("/api/v1/studies/S-LMK801", BROWSER);
    assertThat(person.statusCode()).isEqualTo(303);
    assertThat(header(person, "Location")).isEqualTo("/studies/S-LMK801");
    assertThat(header(get("/api/v1/studies/S-LMK801?version=2", BROWSER), "Location"))
        .isEqualTo("/studies/S-LMK801.v2");

    for (String accept : new String[] {"*/*", "application/json"}) {
      HttpResponse<byte[]> program = get("/api/v1/studies/S-LMK801", accept);
      assertThat(program.statusCode()).isEqualTo(200);
      assertThat(program.headers().allValues("Vary")).contains("Accept");
    }
  }

  @Test
  void is_a_page_that_tells_search_engines_what_it_shows() throws Exception {
    HttpResponse<byte[]> page = get("/studies/S-LMK801.v2", BROWSER);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Vary")).contains("Accept");
    assertThat(header(page, "Link")).contains("</studies/S-LMK801.v2>; rel=\"cite-as\"");
    assertThat(new String(page.body(), UTF_8))
        .contains("<div id=\"root\">")
        .contains(
            "<script type=\"application/ld+json\">{\"name\":"
                + "\"Cells\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e\"}"
                + "</script>");
  }

  @Test
  void says_by_its_status_what_is_not_there_and_is_a_page_all_the_same() throws Exception {
    for (String study : new String[] {"S-LMK802", "S-LMK802.v7"}) {
      assertPage(get("/studies/" + study, BROWSER), 404);
    }
    assertPage(get("/studies/S-LMK803", BROWSER), 410);
    HttpResponse<byte[]> outage = get("/studies/S-LMK804", BROWSER);
    assertPage(outage, 503);
    assertThat(header(outage, "Retry-After")).isEqualTo("1");
    assertThat(Requests.send(root, "HEAD", "/studies/S-LMK802").statusCode()).isEqualTo(404);
  }

  private static void assertPage(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(new String(answer.body(), UTF_8))
        .contains("<div id=\"root\">")
        .doesNotContain("ld+json");
    assertThat(header(answer, "Link")).isEqualTo("(absent)");
  }

  @Test
  void of_a_private_study_is_there_for_its_owner_alone_and_nothing_of_it_is_in_the_page()
      throws Exception {
    String token = "Bearer " + TestTokens.ofThisRun().user("depositor");
    CatalogueFixture.PLACES.put(
        "/api/v1/studies/S-LMK805.jsonld", new Place(200, "{\"name\":\"secret\"}", token));

    HttpResponse<byte[]> owner =
        Requests.send(root, "GET", "/studies/S-LMK805", "Accept", BROWSER, "Authorization", token);
    HttpResponse<byte[]> stranger = get("/studies/S-LMK805", BROWSER);

    assertThat(owner.statusCode()).isEqualTo(200);
    assertThat(new String(owner.body(), UTF_8)).doesNotContain("secret", "ld+json");
    assertThat(header(owner, "Cache-Control")).isEqualTo("private, no-cache");
    assertThat(stranger.statusCode()).isEqualTo(404);
    assertThat(stranger.body()).isEqualTo(get("/studies/S-LMK802", BROWSER).body());
  }

  private HttpResponse<byte[]> get(String path, String accept) throws Exception {
    return Requests.send(root, "GET", path, "Accept", accept);
  }

  private static void place(String target, int status, String json) {
    CatalogueFixture.PLACES.put(target, new Place(status, json, ""));
  }
}
