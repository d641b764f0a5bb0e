package org.lumenark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.IngestEvent.FileRejected;
import org.lumenark.contracts.event.IngestEvent.ImageConverted;
import org.lumenark.contracts.event.IngestEvent.IngestCompleted;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.TestTokens;

@QuarkusTest
@EnabledIf("imagesAreThere")
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "ingest")
    })
class VersionIT {

  private static final String CELL = "png-jpeg/cell.png";
  private static final String CHROMOSOMES = "imagej-tiff/xyz_8bit__chromosomes.tif";

  @Inject @Originals ObjectStore originals;
  @Inject @Derived ObjectStore derived;

  private TestLog log;

  static boolean imagesAreThere() {
    return IngestIT.imagesAreThere();
  }

  @BeforeEach
  void listen() {
    log = new TestLog();
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void unchangedImagesKeepIdNumberAndZarrAndTheirBytesAreNotReadAgain() throws IOException {
    TestDeposit first =
        new TestDeposit(originals, "S-LMK61")
            .withImages(CELL, CHROMOSOMES)
            .with("notes.txt", text("first"))
            .with("old.txt", text("old"));
    log.send(first.submitted("somebody"));
    log.send(first.sealed());
    Map<String, ImageConverted> before = converted(completed(1), 1);

    // Whoever reads the unchanged image again finds it damaged.
    flip(first, CHROMOSOMES);
    TestDeposit second =
        first
            .next()
            .with("moved/cell.png", bytes(CELL))
            .without(CELL)
            .without("old.txt")
            .with("notes.txt", text("second"))
            .with("new.txt", text("new"));
    log.send(second.submitted("somebody"));
    log.send(second.sealed());
    List<IngestEvent> events = completed(2);
    Map<String, ImageConverted> after = converted(events, 2);

    assertThat(events).noneMatch(FileRejected.class::isInstance);
    assertThat(after).containsOnlyKeys(CHROMOSOMES, "moved/cell.png");
    ImageConverted kept = after.get(CHROMOSOMES);
    assertThat(kept.image().id()).isEqualTo(before.get(CHROMOSOMES).image().id());
    assertThat(kept.image().number()).isEqualTo(before.get(CHROMOSOMES).image().number());
    assertThat(kept.image().pixelDigest()).isEqualTo(before.get(CHROMOSOMES).image().pixelDigest());
    assertThat(kept.representation()).isEqualTo(before.get(CHROMOSOMES).representation());
    assertThat(kept.image().files()).as("its line in the new manifest").containsExactly(0L);
    ImageConverted moved = after.get("moved/cell.png");
    assertThat(moved.image().id()).isNotEqualTo(before.get(CELL).image().id());
    assertThat(moved.image().number()).as("after all that were given").isEqualTo(3);
    assertThat(derived.stat(kept.representation().prefix() + "zarr.json")).isPresent();
    IngestCompleted end = completed(events, 2);
    assertThat(end.files()).isEqualTo(4);
    assertThat(end.images()).isEqualTo(2);
    assertThat(end.converted()).isEqualTo(2);
  }

  @Test
  void aScrubReadsWhatVersionsShareOnceAndKnowsBoth() throws IOException {
    String owner = TestTokens.ofThisRun().user("depositor");
    TestDeposit first =
        new TestDeposit(originals, "S-LMK62")
            .with("gone.bin", new byte[200_000])
            .with("kept.bin", text("k".repeat(200_000)));
    log.send(first.submitted(subject(owner)));
    log.send(first.sealed());
    log.until("S-LMK62", IngestCompleted.class::isInstance);
    TestDeposit second =
        first.next().without("gone.bin").with("new.bin", text("n".repeat(200_000)));
    log.send(second.submitted(subject(owner)));
    log.send(second.sealed());
    log.until("S-LMK62", event -> event instanceof IngestCompleted done && done.version() == 2);

    assertThat(scrub(owner).getLong("checked")).isEqualTo(3);
    flip(first, "gone.bin");
    flip(first, "kept.bin");
    JsonPath found = scrub(owner);
    assertThat(found.getList("bad.path")).containsExactly("gone.bin", "kept.bin");
    assertThat(found.getLong("checked")).isEqualTo(3);
  }

  private JsonPath scrub(String token) {
    String id =
        RestAssured.given()
            .auth()
            .oauth2(token)
            .contentType("application/json")
            .body("{\"accession\":\"S-LMK62\"}")
            .post("/api/v1/scrubs")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      JsonPath scrub =
          RestAssured.given().auth().oauth2(token).get("/api/v1/scrubs/" + id).jsonPath();
      if ("completed".equals(scrub.getString("state"))) {
        return scrub;
      }
    }
    throw new AssertionError("the scrub did not end in time");
  }

  private static String subject(String token) {
    String claims = new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    return JsonPath.from(claims).getString("sub");
  }

  private List<IngestEvent> completed(int version) {
    return log.until(
        "S-LMK61", event -> event instanceof IngestCompleted done && done.version() == version);
  }

  private static IngestCompleted completed(List<IngestEvent> events, int version) {
    return events.stream()
        .filter(event -> event instanceof IngestCompleted && event.version() == version)
        .map(IngestCompleted.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, ImageConverted> converted(List<IngestEvent> events, int version) {
    return events.stream()
        .filter(event -> event instanceof ImageConverted && event.version() == version)
        .map(ImageConverted.class::cast)
        .collect(Collectors.toMap(event -> event.image().path(), event -> event));
  }

  private static byte[] bytes(String path) throws IOException {
    return java.nio.file.Files.readAllBytes(TestDeposit.IMAGES.resolve(path));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void flip(TestDeposit deposit, String path) {
    String key = deposit.entry(path).blob().object().value();
    byte[] stored = originals.read(key, 1 << 26);
    // Among the samples: headers of images are read for every version.
    stored[stored.length / 2] ^= 1;
    originals.put(key, stored, "application/octet-stream");
  }
}
