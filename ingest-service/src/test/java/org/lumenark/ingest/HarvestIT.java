package org.lumenark.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.testkit.LumenarkServers;
import org.lumenark.testkit.SharedSamples;
import org.lumenark.testkit.TestTokens;

/** What files say before they are submitted, read from a real store in worker processes. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "ingest")
    })
class HarvestIT {

  @Inject @Originals ObjectStore originals;

  private final TestTokens tokens = TestTokens.ofThisRun();
  private final List<Map<String, Object>> files = new ArrayList<>();

  @Test
  void realFilesSayHowTheyWereTakenAndAreKnownTheSecondTime() throws IOException {
    store("a/cells.czi", sample("czi/CellDivision_T3_Z5_CH2_X240_Y170.czi"));
    store("b/cluster.nd2", sample("nd2/cluster.nd2"));
    store("c/sweep.lif", sample("lif/LeicaLASX_wavelength-sweep_example.lif"));
    store("readme.txt", "Taken on a Tuesday.".getBytes());

    JsonPath found = harvest().then().statusCode(200).extract().jsonPath();

    assertThat(found.getInt("looked")).isEqualTo(3);
    assertThat(found.getInt("left")).isZero();
    assertThat(found.getList("notes")).isEmpty();
    assertThat(found.getList("acquisitions.format", String.class))
        .containsExactly("czi", "nd2", "lif");
    assertThat(found.getList("acquisitions[0].offers.aspect", String.class))
        .contains("instrument", "objective", "channels", "pixel-size", "series");
    assertThat(found.getString("acquisitions[0].offers[0].values[0].sources[0].path"))
        .isEqualTo("a/cells.czi");

    // The stored bytes are gone: what is known by their digests is still told.
    files.forEach(file -> originals.delete(file.get("object").toString()));
    assertThat(harvest().then().statusCode(200).extract().jsonPath().<Object>get())
        .isEqualTo(found.<Object>get());
  }

  @Test
  void filesThatDisagreeAreCounted() throws IOException {
    byte[] cells = sample("czi/CellDivision_T3_Z5_CH2_X240_Y170.czi");
    byte[] compressed = sample("czi/CellDivision_T3_Z5_CH2_X240_Y170_comp1.czi");
    store("one.czi", cells);
    store("two.czi", cells);
    store("three.czi", compressed);

    JsonPath found = harvest().then().statusCode(200).extract().jsonPath();

    assertThat(found.getInt("looked")).isEqualTo(3);
    assertThat(found.getList("acquisitions.files", Integer.class).stream().mapToInt(n -> n).sum())
        .isEqualTo(3);
  }

  @Test
  void aDamagedOrHostileFileCostsOnlyItself() throws IOException {
    try (Stream<Path> malformed = Files.list(SharedSamples.folder("images/malformed"))) {
      for (Path file : malformed.filter(Files::isRegularFile).sorted().toList()) {
        store("bad/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    store("good/cells.czi", sample("czi/CellDivision_T3_Z5_CH2_X240_Y170.czi"));
    BlobKey gone = BlobKey.next();
    files.add(file("gone/lost.czi", "0".repeat(64), gone.value(), 10_000));

    JsonPath found = harvest().then().statusCode(200).extract().jsonPath();

    assertThat(found.getList("acquisitions.format", String.class)).contains("czi");
    assertThat(found.getList("notes.path", String.class))
        .contains("bad/derived_truncated40pct_LeicaLASX.lif", "gone/lost.czi")
        .doesNotContain("good/cells.czi");
    assertThat(found.getList("notes.message", String.class))
        .noneMatch(message -> message.contains("Exception"));
  }

  @Test
  void someImagesOfEachFolderStandForAll() throws IOException {
    byte[] cells = sample("nd2/cluster.nd2");
    String first = store("many/000.nd2", cells);
    for (int i = 1; i < 40; i++) {
      files.add(
          file(
              "many/%03d.nd2".formatted(i),
              files.getFirst().get("sha256").toString(),
              first,
              cells.length));
    }
    files.add(file("z/last.nd2", files.getFirst().get("sha256").toString(), first, cells.length));

    JsonPath found = harvest().then().statusCode(200).extract().jsonPath();

    assertThat(found.getInt("looked")).isEqualTo(24);
    assertThat(found.getInt("left")).isEqualTo(17);
    assertThat(found.getList("acquisitions[0].offers[0].values[0].sources.path", String.class))
        .contains("z/last.nd2");
  }

  @Test
  void onlyServicesMayAskAndTheyAreTakenAtTheirForm() {
    files.add(file("a.czi", "0".repeat(64), "../../etc/passwd", 10));

    given()
        .contentType("application/json")
        .body(body())
        .post("/internal/harvests")
        .then()
        .statusCode(401);
    given()
        .auth()
        .oauth2(tokens.user("depositor"))
        .contentType("application/json")
        .body(body())
        .post("/internal/harvests")
        .then()
        .statusCode(403);
    harvest()
        .then()
        .statusCode(400)
        .body("code", equalTo("harvest.files"))
        .body("errors[0].pointer", equalTo("/files/0"));
    files.clear();
    harvest().then().statusCode(200).body("looked", equalTo(0));
  }

  private Response harvest() {
    return given()
        .auth()
        .oauth2(tokens.client("lumenark-submission"))
        .contentType("application/json")
        .body(body())
        .post("/internal/harvests");
  }

  private Map<String, Object> body() {
    return Map.of("files", files);
  }

  private String store(String path, byte[] content) {
    String object = BlobKey.next().value();
    originals.put(object, content, "application/octet-stream");
    files.add(file(path, sha256(content), object, content.length));
    return object;
  }

  private static Map<String, Object> file(String path, String sha256, String object, long size) {
    return Map.of("path", path, "sha256", sha256, "object", object, "offset", 0, "size", size);
  }

  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(SharedSamples.folder("images").resolve(name));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
