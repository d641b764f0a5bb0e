package org.lumenark.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lumenark.testkit.LumenarkServers;

/** Terms of drafts beside a catalogue that answers, and one that does not. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
@WithTestResource(TermsIT.Catalogue.class)
class TermsIT {

  private static final AtomicInteger STATUS = new AtomicInteger(200);

  private static final String ANSWER =
      """
      {"ontologies": ["NCBITaxon"], "ids": {},
       "names": {"house mouse": [{"id": "NCBITaxon:10090", "label": "Mus musculus",
         "ontology": "NCBITaxon"}]}}
      """;

  private final Depositor depositor = new Depositor("depositor");
  private final Depositor other = new Depositor("depositor2");

  /** Answers as the contract of the catalogue has it. */
  public static final class Catalogue implements QuarkusTestResourceLifecycleManager {

    private HttpServer server;

    @Override
    public Map<String, String> start() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      server.createContext(
          "/internal/terms",
          exchange -> {
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(STATUS.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return Map.of("lumenark.metadata-url", "http://127.0.0.1:" + server.getAddress().getPort());
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

  @Test
  void freeTextThatIsTheNameOfATermIsSaidAndNeverChanged() {
    String draft =
        draft("{\"template\":\"minimal\",\"title\":\"Cells\",\"organisms\":[\"house mouse\"]}");

    depositor
        .asks()
        .post("/api/v1/drafts/" + draft + "/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("findings.find { it.code == 'term.unmapped' }.pointer", equalTo("/organisms/0"))
        .body(
            "findings.find { it.code == 'term.unmapped' }.remedy",
            equalTo("Choose NCBITaxon:10090 if that is what you mean."));
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("metadata.organisms", contains("house mouse"));
  }

  @Test
  void validationGoesOnWithoutTheCatalogueAndSaysSo() {
    String draft =
        draft("{\"template\":\"minimal\",\"title\":\"Cells\",\"organisms\":[\"house mouse\"]}");
    STATUS.set(503);

    depositor
        .asks()
        .post("/api/v1/drafts/" + draft + "/validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("findings.code", hasItem("terms.unchecked"));
  }

  @Test
  void aMicroscopeIsAddedOnceToADraftOfOnesOwn() {
    String draft = draft("{\"template\":\"minimal\",\"title\":\"Cells\"}");
    String path = "/api/v1/drafts/" + draft + "/acquisition";
    String microscope =
        "{\"Name\":\"Scope\",\"MicroscopeStand\":{\"Manufacturer\":\"Nikon\",\"Model\":\"Ti2\"}}";

    for (int time = 0; time < 2; time++) {
      depositor
          .asks()
          .contentType("application/json")
          .body(microscope)
          .post(path)
          .then()
          .statusCode(200)
          .body("pointer", equalTo("/imageAcquisitions/0"))
          .body("acquisition.instrument", equalTo("Nikon Ti2"));
    }
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft)
        .then()
        .body("metadata.imageAcquisitions", hasSize(1))
        .body("metadata.title", equalTo("Cells"));
    depositor
        .asks()
        .body("{\"Name\":")
        .post(path)
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("acquisition.json"));
    depositor.asks().header("If-Match", "\"0\"").body(microscope).post(path).then().statusCode(412);
    other.asks().body(microscope).post(path).then().statusCode(404);
    given().body(microscope).post(path).then().statusCode(401);
    assertThat(
            depositor
                .asks()
                .body("{\"title\": \"none\"}")
                .post(path)
                .jsonPath()
                .getString("errors[0].code"))
        .isEqualTo("acquisition.form");
  }
}
