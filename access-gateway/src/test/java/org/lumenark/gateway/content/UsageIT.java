package org.lumenark.gateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lumenark.gateway.content.StoredBytes.random;
import static org.lumenark.gateway.content.StoredBytes.sha256;
import static org.lumenark.gateway.content.StoredBytes.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.gateway.content.CatalogueFixture.Place;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

/** What the gateway counts of requests as they come, and how it tells the catalogue. */
@QuarkusTest
@TestProfile(UsageIT.Often.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "object-store,keycloak"),
      @ResourceArg(name = "schema", value = "gateway")
    })
@WithTestResource(CatalogueFixture.class)
class UsageIT {

  /** Tells at once what was counted. */
  public static final class Often implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("lumenark.gateway.usage.flush-every", "200ms");
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String GOOGLE =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  @TestHTTPResource("/")
  URI root;

  @BeforeEach
  void reset() {
    CatalogueFixture.REPORTS.clear();
    CatalogueFixture.reportStatus = 204;
  }

  @Test
  void visits_and_downloads_of_a_public_study_are_told_and_nothing_else() throws Exception {
    study("S-LMK701", true);
    get("/api/v1/studies/S-LMK701", FIREFOX);
    get("/api/v1/studies/S-LMK701", FIREFOX);
    get("/api/v1/studies/S-LMK701.bib", FIREFOX);
    get("/api/v1/studies/S-LMK701/images", FIREFOX);
    get("/api/v1/studies/S-LMK701", GOOGLE);
    get("/files/S-LMK701/a.tif", FIREFOX);
    get("/files/S-LMK701/a.tif", FIREFOX, "Range", "bytes=0-9");
    get("/files/S-LMK701/a.tif", FIREFOX, "Range", "bytes=5000-");
    get("/files/S-LMK701/none.tif", FIREFOX);
    get("/files/S-LMK701/a.tif", "curl/8.14.1", "Range", "bytes=0-9");
    get("/files/S-LMK701/a.tif", "curl/8.14.1", "Range", "bytes=10-19");
    Requests.send(root, "HEAD", "/files/S-LMK701/a.tif", "User-Agent", "Wget/1.25.0");

    // Two visits to the page within 30 seconds, one to the citation, the file and its range.
    awaitSums("S-LMK701", "regular", 3, 1, 1, 1);
    awaitSums("S-LMK701", "machine", 1, 1, 1, 1);
  }

  @Test
  void all_chunks_of_an_image_are_one_request() throws Exception {
    UUID image = UUID.randomUUID();
    String prefix = image + "/" + image + ".ome.zarr/";
    derived.put(prefix + "zarr.json", "{}".getBytes(UTF_8), "application/json");
    derived.put(prefix + "0/c/0", random(1, 100), "application/octet-stream");
    derived.put(prefix + "0/c/1", random(2, 100), "application/octet-stream");
    image("S-LMK702", image, prefix, true);

    for (String key : List.of("zarr.json", "0/c/0", "0/c/1", "0/c/1")) {
      assertThat(get("/api/v1/images/" + image + ".ome.zarr/" + key, FIREFOX)).isEqualTo(200);
      assertThat(get("/api/v1/images/%s/%s.ome.zarr/".formatted(image, image) + key, FIREFOX))
          .isEqualTo(200);
    }
    assertThat(get("/api/v1/images/" + image + ".ome.zarr/0/c/9", FIREFOX)).isEqualTo(404);

    awaitSums("S-LMK702", "regular", 1, 1, 1, 1);
  }

  @Test
  void what_is_private_is_not_counted() throws Exception {
    study("S-LMK703", false);
    study("S-LMK704", true);
    UUID image = UUID.randomUUID();
    String prefix = image + "/" + image + ".ome.zarr/";
    derived.put(prefix + "zarr.json", "{}".getBytes(UTF_8), "application/json");
    image("S-LMK703", image, prefix, false);
    String token = "Bearer " + TestTokens.ofThisRun().user("depositor");
    for (String path :
        List.of(
            "/api/v1/studies/S-LMK703",
            "/files/S-LMK703/a.tif",
            "/api/v1/images/" + image + ".ome.zarr/zarr.json")) {
      assertThat(get(path, FIREFOX, "Authorization", token)).as(path).isEqualTo(200);
    }

    get("/files/S-LMK704/a.tif", FIREFOX);

    awaitSums("S-LMK704", "regular", 1, 1, 1, 1);
    assertThat(sums("S-LMK703", "regular")).containsOnly(0);
  }

  @Test
  void a_report_that_was_not_taken_is_sent_again_as_it_was_and_more_waits() throws Exception {
    study("S-LMK705", true);
    CatalogueFixture.reportStatus = 503;
    get("/files/S-LMK705/a.tif", FIREFOX);
    await().atMost(SOON).until(() -> CatalogueFixture.REPORTS.size() >= 3);
    get("/files/S-LMK705/a.tif", "curl/8.14.1");
    CatalogueFixture.reportStatus = 204;

    awaitSums("S-LMK705", "machine", 1, 1, 1, 1);
    assertThat(CatalogueFixture.REPORTS.stream().map(CatalogueFixture.Report::target).distinct())
        .hasSize(2);
    assertThat(CatalogueFixture.REPORTS.stream().map(CatalogueFixture.Report::body).distinct())
        .hasSize(2);
    assertThat(sums("S-LMK705", "regular")).containsExactly(1, 1, 1, 1);
  }

  @Test
  void the_gateway_tells_as_a_service_and_says_nothing_of_who_it_was() throws Exception {
    study("S-LMK706", true);
    get("/files/S-LMK706/a.tif", FIREFOX);
    awaitSums("S-LMK706", "regular", 1, 1, 1, 1);

    CatalogueFixture.Report report = CatalogueFixture.REPORTS.getLast();
    JsonNode token =
        JSON.readTree(Base64.getUrlDecoder().decode(report.authorization().split("[ .]", -1)[2]));
    assertThat(token.path("realm_access").path("roles").toString()).contains("\"service\"");
    assertThat(JSON.readTree(report.body()).path("rows").path(0).properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "subject",
            "month",
            "access",
            "investigations",
            "uniqueInvestigations",
            "requests",
            "uniqueRequests");
  }

  private static void awaitSums(String subject, String access, Integer... expected) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(sums(subject, access)).containsExactly(expected));
  }

  /** Of all reports, each once. */
  private static List<Integer> sums(String subject, String access) throws JsonProcessingException {
    Map<String, String> reports = new HashMap<>();
    CatalogueFixture.REPORTS.forEach(report -> reports.put(report.target(), report.body()));
    int[] sums = new int[4];
    for (String report : reports.values()) {
      for (JsonNode row : JSON.readTree(report).path("rows")) {
        if (row.path("subject").asText().equals(subject)
            && row.path("access").asText().equals(access)) {
          sums[0] += row.path("investigations").asInt();
          sums[1] += row.path("uniqueInvestigations").asInt();
          sums[2] += row.path("requests").asInt();
          sums[3] += row.path("uniqueRequests").asInt();
        }
      }
    }
    return List.of(sums[0], sums[1], sums[2], sums[3]);
  }

  private void study(String accession, boolean open) throws Exception {
    byte[] content = random(accession.hashCode(), 1_000);
    CRC32 crc = new CRC32();
    crc.update(content);
    String file =
        """
        {"object":"%s","offset":0,"length":%d,"sha256":"%s","crc32":"%08x","public":%b,"version":1}
        """
            .formatted(
                store(originals, content), content.length, sha256(content), crc.getValue(), open);
    place("/internal/files/" + accession + "?path=a.tif", file);
    for (String read : List.of("", ".bib", "/images")) {
      place("/api/v1/studies/" + accession + read, "{}");
    }
  }

  private static void image(String accession, UUID id, String prefix, boolean open) {
    place(
        "/internal/images/" + id,
        """
        {"accession":"%s","public":%b,"state":"converted","prefix":"%s","group":"",
         "conversion":"%s"}
        """
            .formatted(accession, open, prefix, id));
  }

  private static void place(String target, String json) {
    CatalogueFixture.PLACES.put(target, new Place(200, json, ""));
  }

  private int get(String path, String agent, String... headers) throws Exception {
    String[] all = new String[headers.length + 2];
    all[0] = "User-Agent";
    all[1] = agent;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return Requests.send(root, "GET", path, all).statusCode();
  }
}
