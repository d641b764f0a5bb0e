package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.minio.MinioClient;
import io.minio.UploadObjectArgs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.demo.SyntheticStack;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.component.Buckets;
import org.lumenark.standalone.component.S3Credentials;
import org.lumenark.testkit.RealServers;
import org.lumenark.testkit.Server;

/** Images in a bucket of the real S3 server, which has no anonymous access. */
class S3InputIT {

  private static final String BUCKET = "command-line-tests";

  @TempDir private static Path home;
  private static Map<String, String> variables;

  @BeforeAll
  static void fillTheBucket() throws Exception {
    Coordinates.S3Server server = RealServers.start(Server.OBJECT_STORE).s3();
    new Buckets(
            server.endpoint(),
            server.region(),
            new S3Credentials(server.accessKey(), server.secretKey()))
        .create(BUCKET);
    variables =
        Map.of(
            "AWS_ENDPOINT_URL_S3", server.endpoint(),
            "AWS_REGION", server.region(),
            "AWS_ACCESS_KEY_ID", server.accessKey(),
            "AWS_SECRET_ACCESS_KEY", server.secretKey());
    MinioClient client =
        MinioClient.builder()
            .endpoint(server.endpoint())
            .region(server.region())
            .credentials(server.accessKey(), server.secretKey())
            .build();
    Path study = Files.createDirectories(home.resolve("study"));
    new SyntheticStack(48, 3, 1).write(study.resolve("one.tif"));
    new SyntheticStack(64, 2, 2).write(study.resolve("two wörds.tif"));
    assertThat(run("convert", study.toString(), home.resolve("study.ome.zarr").toString()).exit())
        .isZero();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        client.uploadObject(
            UploadObjectArgs.builder()
                .bucket(BUCKET)
                .object(home.relativize(file).toString())
                .filename(file.toString())
                .build());
      }
    }
  }

  @Test
  void aFolderIsConvertedAsOnTheLocalDisk() throws Exception {
    String out = home.resolve("from-s3.ome.zarr").toString();
    CommandLineRun here = run("inspect", home.resolve("study").toString(), "--json");
    CommandLineRun there = run("inspect", address("study/"), "--json");
    assertThat(there.exit()).as(there.err()).isZero();
    assertThat(there.json().path("images")).isEqualTo(here.json().path("images")).hasSize(2);

    JsonNode report = run("convert", address("study"), out, "--json").json();

    JsonNode local =
        run("convert", home.resolve("study").toString(), out, "--overwrite", "--json").json();
    assertThat(report.path("images").findValuesAsText("pixelDigest"))
        .isEqualTo(local.path("images").findValuesAsText("pixelDigest"))
        .hasSize(2);
  }

  @Test
  void oneObjectIsOneFileWhateverLiesBesideIt() {
    CommandLineRun run = run("inspect", address("study/two wörds.tif"), "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("input").asText()).isEqualTo(address("study/two wörds.tif"));
    assertThat(run.json().at("/images")).hasSize(1);
    assertThat(run.json().at("/images/0/shape/4").asInt()).isEqualTo(64);
  }

  @Test
  void aHierarchyIsJudgedInItsBucketAndAgainAsInput() {
    CommandLineRun judged = run("validate-ngff", address("study.ome.zarr"), "--strict", "--json");
    assertThat(judged.exit()).as(judged.err()).isZero();
    assertThat(judged.json().path("kind").asText()).isEqualTo("bf2raw");
    CommandLineRun read = run("inspect", address("study.ome.zarr"), "--json");
    assertThat(read.json().path("format").asText()).isEqualTo("ome-zarr");
    assertThat(read.json().path("images")).hasSize(2);
    CommandLineRun document = run("validate-ngff", address("study.ome.zarr/zarr.json"), "--json");
    assertThat(document.exit()).as(document.out()).isZero();
  }

  @Test
  void whatIsNotThereOrNotAllowedSaysSo() {
    CommandLineRun absent = run("inspect", address("nothing/here"), "--json");
    assertThat(absent.exit()).isEqualTo(66);
    assertThat(absent.errorCode()).isEqualTo("input.absent");
    CommandLineRun nameless = run("inspect", "s3:///study", "--json");
    assertThat(nameless.exit()).isEqualTo(64);
    assertThat(nameless.errorCode()).isEqualTo("usage.s3-address");

    Map<String, String> stranger = new HashMap<>(variables);
    stranger.keySet().removeAll(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));
    CommandLineRun denied =
        CommandLineRun.of(home, stranger, "inspect", address("study/one.tif"), "--json");
    assertThat(denied.exit()).isEqualTo(66);
    assertThat(denied.errorCode()).isEqualTo("input.unreadable");
    assertThat(denied.out()).contains(address("study/one.tif"));
  }

  private static String address(String key) {
    return "s3://" + BUCKET + "/" + key;
  }

  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, variables, arguments);
  }
}
