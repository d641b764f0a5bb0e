package org.lumenark.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent.FileRestored;
import org.lumenark.contracts.event.IngestEvent.IngestCompleted;
import org.lumenark.contracts.event.IngestEvent.IngestStopped;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.event.SubmissionEvent.ManifestSealed;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "ingest")
    })
class ScrubIT {

  @Inject @Originals ObjectStore originals;

  private final TestTokens tokens = TestTokens.ofThisRun();

  @Test
  void aScrubFindsFlippedAndDeletedBlobsAndOnlyTheOwnerMayAskForIt() throws IOException {
    TestDeposit deposit =
        new TestDeposit(originals, "S-LMK21")
            .with("a/flipped.bin", new byte[200])
            .with("b/fine.bin", new byte[300])
            .with("c/deleted.bin", new byte[400_000])
            .with("d/alsofine.bin", new byte[300_000]);
    try (TestLog log = new TestLog()) {
      log.send(deposit.submitted(subject("depositor")));
      log.send(deposit.sealed());
      log.until("S-LMK21", IngestCompleted.class::isInstance);
    }
    assertThat(scrub("depositor", "S-LMK21").getList("bad")).isEmpty();

    flip(deposit, "a/flipped.bin");
    originals.delete(deposit.entry("c/deleted.bin").blob().object().value());

    JsonPath found = scrub("depositor", "S-LMK21");
    assertThat(found.getLong("checked")).isEqualTo(4);
    assertThat(found.<Map<String, String>>getList("bad"))
        .containsExactly(
            Map.of("accession", "S-LMK21", "path", "a/flipped.bin", "reason", "corrupt"),
            Map.of("accession", "S-LMK21", "path", "c/deleted.bin", "reason", "missing"));
    assertThat(scrub("admin", null).<Map<String, String>>getList("bad"))
        .filteredOn(bad -> "S-LMK21".equals(bad.get("accession")))
        .hasSize(2);
  }

  @Test
  void aRejectedFileThatWasRepairedIsRestoredByTheNextScrubOnce() throws IOException {
    TestDeposit deposit =
        new TestDeposit(originals, "S-LMK23")
            .with("bad.txt", "Taken on a Tuesday.".getBytes(UTF_8))
            .with("fine.bin", new byte[300]);
    try (TestLog log = new TestLog()) {
      log.send(deposit.submitted(subject("depositor")));
      EventEnvelope<SubmissionEvent> sealed = deposit.sealed();
      flip(deposit, "bad.txt");
      log.send(sealed);
      log.until("S-LMK23", IngestCompleted.class::isInstance);
      assertThat(scrub("depositor", "S-LMK23").getList("bad")).hasSize(1);

      flip(deposit, "bad.txt");
      assertThat(scrub("depositor", "S-LMK23").getList("bad")).isEmpty();

      assertThat(log.until("S-LMK23", FileRestored.class::isInstance))
          .filteredOn(FileRestored.class::isInstance)
          .containsExactly(
              new FileRestored(
                  new Accession("S-LMK23"), 1, 0, "bad.txt", "text", ImageState.NO_READER));
      scrub("depositor", "S-LMK23");
      assertThat(log.andAfter("S-LMK23", Duration.ofSeconds(2)))
          .filteredOn(FileRestored.class::isInstance)
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "S-LMK24, root, corrupt",
    "S-LMK25, root, missing",
    "S-LMK26, segment, corrupt",
    "S-LMK27, segment, missing",
    "S-LMK28, segment, truncated"
  })
  void aDamagedManifestStopsItsIngestWithACodeUntilItIsRepairedAndScrubbed(
      String accession, String part, String damage) throws IOException {
    TestDeposit deposit = new TestDeposit(originals, accession).with("a.txt", new byte[10]);
    try (TestLog log = new TestLog()) {
      log.send(deposit.submitted(subject("depositor")));
      EventEnvelope<SubmissionEvent> sealed = deposit.sealed();
      String uri = ((ManifestSealed) sealed.data()).manifest();
      String root = uri.substring("originals:".length());
      String key =
          part.equals("root")
              ? root
              : EventJson.mapper()
                  .readTree(originals.read(root, 1 << 20))
                  .at("/segments/0/object")
                  .asText();
      byte[] intact = originals.read(key, 1 << 20);
      damage(key, intact, damage);
      log.send(sealed);

      IngestStopped stopped =
          (IngestStopped)
              log.until(accession, IngestStopped.class::isInstance).stream()
                  .filter(IngestStopped.class::isInstance)
                  .findFirst()
                  .orElseThrow();
      assertThat(stopped.reason().code()).isEqualTo("manifest.corrupt");
      assertThat(stopped.reason().place()).contains(uri);
      assertThat(scrub("depositor", accession).<Map<String, String>>getList("bad"))
          .containsExactly(
              Map.of(
                  "accession",
                  accession,
                  "path",
                  uri,
                  "reason",
                  damage.equals("missing") ? "missing" : "corrupt"));
      assertThat(log.andAfter(accession, Duration.ofSeconds(2)))
          .as("it is not tried for ever")
          .hasSize(1);

      originals.put(key, intact, "application/octet-stream");
      assertThat(scrub("depositor", accession).getList("bad")).isEmpty();
      log.until(accession, IngestCompleted.class::isInstance);
    }
  }

  private void damage(String key, byte[] intact, String damage) {
    switch (damage) {
      case "missing" -> originals.delete(key);
      case "truncated" ->
          originals.put(key, Arrays.copyOf(intact, intact.length / 2), "application/octet-stream");
      default -> {
        byte[] changed = intact.clone();
        changed[0] ^= 0x55;
        originals.put(key, changed, "application/octet-stream");
      }
    }
  }

  @Test
  void aStudyOfSomeoneElseIsUnknown() throws IOException {
    TestDeposit deposit = new TestDeposit(originals, "S-LMK22").with("a.bin", new byte[10]);
    try (TestLog log = new TestLog()) {
      log.send(deposit.submitted(subject("depositor")));
      log.send(deposit.sealed());
      log.until("S-LMK22", IngestCompleted.class::isInstance);
    }
    String forbidden = refusal("depositor2", "{\"accession\":\"S-LMK22\"}", 404);
    String unknown = refusal("depositor2", "{\"accession\":\"S-LMK22999\"}", 404);
    assertThat(forbidden).isEqualTo(unknown);
    refusal("depositor2", "{}", 403);
    given().contentType(ContentType.JSON).body("{}").post("/api/v1/scrubs").then().statusCode(401);
    String id = begin("depositor", "S-LMK22");
    given()
        .auth()
        .oauth2(tokens.user("depositor2"))
        .get("/api/v1/scrubs/" + id)
        .then()
        .statusCode(404);
  }

  private String refusal(String user, String body, int status) {
    return given()
        .auth()
        .oauth2(tokens.user(user))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/scrubs")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .extract()
        .asString();
  }

  private String begin(String user, String accession) {
    String body = accession == null ? "{}" : "{\"accession\":\"" + accession + "\"}";
    return given()
        .auth()
        .oauth2(tokens.user(user))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/scrubs")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private JsonPath scrub(String user, String accession) {
    String id = begin(user, accession);
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      JsonPath scrub =
          given()
              .auth()
              .oauth2(tokens.user(user))
              .get("/api/v1/scrubs/" + id)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      if (scrub.getString("state").equals("completed")) {
        return scrub;
      }
    }
    throw new AssertionError("the scrub did not end in time");
  }

  private String subject(String user) throws IOException {
    byte[] claims = Base64.getUrlDecoder().decode(tokens.user(user).split("\\.")[1]);
    JsonNode json = EventJson.mapper().readTree(claims);
    return json.path("sub").asText();
  }

  private void flip(TestDeposit deposit, String path) {
    String key = deposit.entry(path).blob().object().value();
    byte[] pack = originals.read(key, 1 << 20);
    pack[(int) deposit.entry(path).blob().offset() + 1] ^= 4;
    originals.put(key, pack, "application/octet-stream");
  }
}
