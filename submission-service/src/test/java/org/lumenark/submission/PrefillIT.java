package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

/**
 * What the files of a draft offer for its description, beside an ingest-service that answers as its
 * contract has it, and one that does not. The real one is asked by {@code DescribePagesST}.
 */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
@WithTestResource(PrefillIT.Ingest.class)
class PrefillIT {

  private static final AtomicInteger STATUS = new AtomicInteger(200);
  private static final AtomicReference<String> AUTHORIZATION = new AtomicReference<>("");
  private static final AtomicReference<String> ASKED = new AtomicReference<>("{}");

  private static final String ANSWER =
      """
      {"looked": 3, "left": 0,
       "acquisitions": [{"format": "czi", "files": 3, "instrument": "Zeiss LSM 880",
         "methods": ["laser scanning confocal microscopy"],
         "parameters": "Objective: 63x; Pixel size: x 0.1 to 0.2 µm",
         "offers": [
           {"aspect": "instrument", "label": "Instrument", "member": "instrument", "more": 0,
            "values": [{"text": "Zeiss LSM 880", "files": 3,
              "sources": [{"path": "a.czi", "field": "Instrument.Microscope"}]}]},
           {"aspect": "method", "label": "Imaging method", "member": "method", "more": 0,
            "values": [{"text": "laser scanning confocal microscopy", "files": 3,
              "sources": [{"path": "a.czi", "field": "Channel.AcquisitionMode"}]}]},
           {"aspect": "pixel-size", "label": "Pixel size", "member": "parameters", "more": 0,
            "values": [
              {"text": "x 0.1 µm", "files": 2, "sources": [{"path": "a.czi", "field": "Pixels"}]},
              {"text": "x 0.2 µm", "files": 1, "sources": [{"path": "c.czi", "field": "Pixels"}]}]},
           {"aspect": "person", "label": "Person", "member": "author", "more": 0,
            "values": [{"text": "A. Person", "files": 3,
              "sources": [{"path": "a.czi", "field": "Information/Document/UserName"}]}]}]}],
       "notes": [{"path": "bad.lif", "code": "lif.truncated", "message": "The file ends early."}]}
      """;

  private final Depositor depositor = new Depositor("depositor");
  private final Depositor other = new Depositor("depositor2");

  /** Answers as the contract of ingest-service has it. */
  public static final class Ingest implements QuarkusTestResourceLifecycleManager {

    private HttpServer server;

    @Override
    public Map<String, String> start() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      server.createContext(
          "/internal/harvests",
          exchange -> {
            AUTHORIZATION.set(exchange.getRequestHeaders().getFirst("Authorization"));
            ASKED.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] body = ANSWER.getBytes(UTF_8);
            exchange.sendResponseHeaders(STATUS.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return Map.of("lumenark.ingest-url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
      server.stop(0);
    }
  }

  @AfterEach
  void answerAgain() {
    STATUS.set(200);
  }

  @Test
  void valuesAreOfferedWithTheirSourcesAndNothingIsFilledIn() {
    String draft = draft("{\"title\": \"Cells\"}");
    put(draft, "a.czi", "b.czi", "c.czi", "bad.lif");

    prefill(draft)
        .header("Cache-Control", "no-store")
        .body("state", equalTo("ready"))
        .body("files", equalTo(4))
        .body("opened", equalTo(3))
        .body("findings", empty())
        .body("notes.path", contains("bad.lif"))
        .body("acquisitions[0].pointer", equalTo("/imageAcquisitions/-"))
        .body("acquisitions[0].value.instrument", equalTo("Zeiss LSM 880"))
        .body(
            "suggestions.pointer",
            contains(
                "/imageAcquisitions/-/instrument",
                "/imageAcquisitions/-/imagingMethod",
                "/imageAcquisitions/-/parameters",
                "/imageAcquisitions/-/parameters",
                "/authors/-"))
        .body("suggestions[0].sources[0].field", equalTo("Instrument.Microscope"))
        .body("suggestions[0].conflict", equalTo(false))
        .body("suggestions[2].value", equalTo("Pixel size: x 0.1 µm"))
        .body("suggestions[2].files", equalTo(2))
        .body("suggestions[2].of", equalTo(3))
        .body("suggestions[2].conflict", equalTo(true))
        .body("suggestions[4].value.name", equalTo("A. Person"))
        .body("suggestions[4].acquisition", nullValue());
    assertThat(AUTHORIZATION.get()).startsWith("Bearer ");
    assertThat(JsonPath.from(ASKED.get()).getString("files[0].object")).contains("/");
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("metadata.title", equalTo("Cells"))
        .body("metadata.imageAcquisitions", nullValue())
        .body("metadata.authors", nullValue());
  }

  @Test
  void whatTheDescriptionSaysAlreadyIsFoundAgain() {
    String draft =
        draft(
            """
            {"title": "Cells", "authors": [{"name": "a. person"}],
             "imageAcquisitions": [{"title": "Other", "instrument": "Nikon Ti2"},
              {"title": "Mine", "instrument": "Our Zeiss LSM 880", "parameters": "Pixel size: x 0.1 µm"}]}
            """);
    put(draft, "a.czi");

    prefill(draft)
        .body("acquisitions[0].pointer", equalTo("/imageAcquisitions/1"))
        .body("suggestions.present", contains(true, false, true, false, true));
  }

  @Test
  void theDraftWorksOnWithoutIngestAndSaysSo() {
    String draft = draft("{\"title\": \"Cells\"}");
    prefill(draft).body("state", equalTo("ready")).body("files", equalTo(0));
    put(draft, "a.czi");
    STATUS.set(503);

    prefill(draft)
        .body("state", equalTo("unavailable"))
        .body("suggestions", empty())
        .body("findings.code", contains("prefill.unavailable"));
    depositor.asks().post("/api/v1/drafts/" + draft + "/validate").then().statusCode(200);
  }

  @Test
  void onlyThoseWhoMaySeeTheDraftAreToldAndOnlyWhileItIsOpen() {
    String draft =
        draft("{\"template\": \"minimal\", \"title\": \"Cells\", \"licence\": \"CC0-1.0\"}");
    put(draft, "a.czi");
    String path = "/api/v1/drafts/" + draft + "/prefill";

    other.asks().get(path).then().statusCode(404);
    new Depositor("curator").asks().get(path).then().statusCode(404);
    given().get(path).then().statusCode(401);
    depositor.submit(draft, "{}").then().statusCode(201);
    depositor.asks().get(path).then().statusCode(409).body("code", equalTo("draft.submitted"));
  }

  @Test
  void ofManyFilesSomeOfEachFolderAreLookedAtAndOfAnOmeZarrWhatDescribesIt() {
    String draft = draft("{\"title\": \"Cells\"}");
    for (int i = 0; i < 120; i++) {
      put(draft, "many/%03d.czi".formatted(i));
    }
    put(draft, "z.zarr/.zattrs", "z.zarr/0/.zarray", "z.zarr/0/0.0", "z.zarr/0/0.1", "zz/last.nd2");

    prefill(draft).body("findings.code", contains("prefill.sample"));

    List<String> asked = JsonPath.from(ASKED.get()).getList("files.path");
    assertThat(asked)
        .hasSize(103)
        .contains("many/000.czi", "z.zarr/.zattrs", "z.zarr/0/.zarray", "zz/last.nd2")
        .doesNotContain("many/119.czi", "z.zarr/0/0.0");
  }

  private ValidatableResponse prefill(String draft) {
    return depositor.asks().get("/api/v1/drafts/" + draft + "/prefill").then().statusCode(200);
  }

  private void put(String draft, String... paths) {
    for (String path : paths) {
      depositor.put(draft, path, path.getBytes(UTF_8));
    }
  }

  private String draft(String metadata) {
    return depositor
        .asks()
        .contentType("application/json")
        .body("{\"metadata\":" + metadata + "}")
        .post("/api/v1/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
