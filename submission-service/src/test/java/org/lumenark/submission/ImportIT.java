package org.lumenark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.OtherBuckets;
import org.lumenark.standalone.component.Buckets;
import org.lumenark.standalone.component.S3Credentials;
import org.lumenark.testkit.LumenarkServers;

/** An archive whose operator allows one folder and one bucket. */
@QuarkusTest
@TestProfile(ImportIT.WithSources.class)
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class ImportIT {

  private static final Path ALLOWED = Path.of("target/import-it").toAbsolutePath();
  private final Depositor depositor = new Depositor("depositor");

  @Inject OtherBuckets buckets;

  @ConfigProperty(name = "lumenark.submission.import-sources.drop.bucket")
  String bucketName;

  @ConfigProperty(name = "lumenark.storage.endpoint")
  String endpoint;

  @ConfigProperty(name = "lumenark.storage.region")
  String region;

  @ConfigProperty(name = "lumenark.storage.access-key")
  String accessKey;

  @ConfigProperty(name = "lumenark.storage.secret-key")
  String secretKey;

  /** Sources, one of them with a small quota. */
  public static final class WithSources implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "lumenark.submission.max-file-bytes", "20000000",
          "lumenark.submission.max-draft-bytes", "30000000",
          "lumenark.submission.import-sources.microscope.folder", ALLOWED.toString(),
          "lumenark.submission.import-sources.drop.bucket", "drop-" + run().substring(4, 12),
          "lumenark.submission.import-sources.drop.prefix", "open");
    }
  }

  @Test
  void sourcesAreNamedAndNothingElseIsToldOfThem() {
    depositor
        .asks()
        .get("/api/v1/import-sources")
        .then()
        .statusCode(200)
        .body(
            "items",
            equalTo(
                List.of(
                    Map.of("kind", "bucket", "name", "drop"),
                    Map.of("kind", "folder", "name", "microscope"))))
        .body(not(containsString("import-it")))
        .body(not(containsString(bucketName)));
  }

  @Test
  void aFolderIsImportedWithDigestsAndTwiceIsOnce() throws Exception {
    String run = run();
    write(run + "/a.txt", "abc");
    write(run + "/deep/er/µ.txt", "");
    byte[] large = new byte[9 << 20];
    large[large.length - 1] = 7;
    Files.write(ALLOWED.resolve(run + "/large.bin"), large);
    Files.createSymbolicLink(ALLOWED.resolve(run + "/link"), Path.of("/etc/passwd"));
    String draft = depositor.draft("Folder");
    String body = "{\"source\":{\"folder\":\"microscope\",\"prefix\":\"%s\"},\"path\":\"raw\"%s}";

    JsonPath preview = finished(draft, body.formatted(run, ",\"preview\":true"));
    assertThat(preview.getLong("counts.changed")).isEqualTo(3);
    assertThat(preview.getLong("counts.refused")).isEqualTo(1);
    assertThat(paths(draft)).isEmpty();

    JsonPath imported = finished(draft, body.formatted(run, ""));
    assertThat(imported.getString("state")).as(imported.prettify()).isEqualTo("done");
    assertThat(imported.getLong("counts.changed")).isEqualTo(3);
    assertThat(imported.getLong("counts.bytes")).isEqualTo(3 + large.length);
    assertThat(imported.getString("lines.find { it.outcome == 'refused' }.path"))
        .isEqualTo("raw/link");
    assertThat(imported.getString("lines.find { it.outcome == 'refused' }.code"))
        .isEqualTo("source.link");
    assertThat(paths(draft)).containsExactly("raw/a.txt", "raw/deep/er/µ.txt", "raw/large.bin");
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/files")
        .then()
        .body(
            "items[0].sha256",
            equalTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
        .body("items[0].crc32", equalTo("352441c2"));
    depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/history")
        .then()
        .body(containsString("\"action\":\"import\""));

    JsonPath again = finished(draft, body.formatted(run, ""));
    assertThat(again.getLong("counts.unchanged")).isEqualTo(3);
    assertThat(again.getLong("counts.changed")).isZero();
  }

  @Test
  void onlyTheAllowedFolderOfTheBucketIsImported() throws Exception {
    ObjectStore bucket = bucket();
    bucket.put("open/run 1/a.tif", bytes("a"), "image/tiff");
    bucket.put("open/run 1/deep/b.tif", bytes("bb"), "image/tiff");
    bucket.put("open/run 1/", new byte[0], "text/plain");
    bucket.put("open/run 10/c.tif", bytes("c"), "image/tiff");
    bucket.put("closed/key", bytes("secret"), "text/plain");
    String draft = depositor.draft("Bucket");

    JsonPath imported = finished(draft, "{\"source\":{\"bucket\":\"drop\",\"prefix\":\"run 1/\"}}");
    assertThat(imported.getString("state")).as(imported.prettify()).isEqualTo("done");
    assertThat(imported.getLong("counts.entries")).isEqualTo(2);
    assertThat(paths(draft)).containsExactly("a.tif", "deep/b.tif");

    finished(draft, "{\"source\":{\"bucket\":\"drop\"},\"path\":\"all\"}");
    assertThat(paths(draft))
        .contains("all/run 1/a.tif", "all/run 10/c.tif")
        .noneMatch(path -> path.contains("key"));
    assertThat(bucket.read("open/run 1/a.tif", 10)).isEqualTo(bytes("a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'source':{'folder':'etc'}}; source.unknown; /source",
        "{'source':{'folder':'drop'}}; source.unknown; /source",
        "{'source':{'bucket':'microscope'}}; source.unknown; /source",
        "{'source':{'folder':'/etc'}}; source.unknown; /source",
        "{'source':{'folder':'microscope','prefix':'../x'}}; path.traversal; /source/prefix",
        "{'source':{'folder':'microscope','prefix':'/etc'}}; path.absolute; /source/prefix",
        "{'source':{'folder':'microscope','bucket':'drop'}}; action.member; /source/folder",
        "{'source':{'folder':'microscope'},'path':'../x'}; path.traversal; /path",
        "{'source':{'folder':'microscope'},'preveiw':true}; action.member; /preveiw",
        "{'source':'microscope'}; action.form; /source",
        "{}; action.form; /source"
      })
  void whatIsNotAllowedIsRefusedAtItsPlace(String body, String code, String pointer) {
    begin(depositor.draft("Refused"), body.replace('\'', '"'))
        .then()
        .statusCode(400)
        .body("code", equalTo(code))
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void anAbsentFolderFailsAndQuotasHoldAsForUploads() throws Exception {
    String draft = depositor.draft("Limits");
    JsonPath absent =
        finished(draft, "{\"source\":{\"folder\":\"microscope\",\"prefix\":\"absent\"}}");
    assertThat(absent.getString("state")).isEqualTo("failed");
    assertThat(absent.getString("error.code")).isEqualTo("source.missing");

    String run = run();
    write(run + "/small", "s");
    Files.write(ALLOWED.resolve(run + "/too-long"), new byte[20_000_001]);
    String body = "{\"source\":{\"folder\":\"microscope\",\"prefix\":\"" + run + "\"}}";
    JsonPath tooLong = finished(draft, body);
    assertThat(tooLong.getString("lines.find { it.outcome == 'refused' }.code"))
        .isEqualTo("quota.file-bytes");
    assertThat(paths(draft)).containsExactly("small");

    Files.write(ALLOWED.resolve(run + "/x"), new byte[16_000_000]);
    Files.write(ALLOWED.resolve(run + "/y"), new byte[16_000_001]);
    JsonPath tooMuch = finished(draft, body);
    assertThat(tooMuch.getString("state")).isEqualTo("failed");
    assertThat(tooMuch.getString("error.code")).isEqualTo("quota.bytes");
  }

  @Test
  void strangersImportNothing() {
    String draft = depositor.draft("Mine");
    String body = "{\"source\":{\"folder\":\"microscope\"}}";
    new Depositor("depositor2")
        .asks()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/drafts/" + draft + "/import")
        .then()
        .statusCode(404);
  }

  private Response begin(String draft, String body) {
    return depositor
        .asks()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/drafts/" + draft + "/import");
  }

  private JsonPath finished(String draft, String body) throws InterruptedException {
    String action = begin(draft, body).then().statusCode(202).extract().path("id");
    return new DraftActions(depositor, draft).end(action);
  }

  private List<String> paths(String draft) {
    return depositor
        .asks()
        .get("/api/v1/drafts/" + draft + "/files")
        .jsonPath()
        .getList("items.path");
  }

  private ObjectStore bucket() throws Exception {
    new Buckets(endpoint, region, new S3Credentials(accessKey, secretKey)).create(bucketName);
    return buckets.open(bucketName);
  }

  private static String run() {
    return "run " + UUID.randomUUID();
  }

  private static void write(String path, String content) throws IOException {
    Path file = ALLOWED.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
