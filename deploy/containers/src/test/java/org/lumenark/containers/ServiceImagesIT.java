package org.lumenark.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ContainerConfig;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.Ports;
import org.lumenark.standalone.Services;
import org.lumenark.standalone.identity.AccountPolicy;
import org.lumenark.testkit.RealServers;
import org.lumenark.testkit.Server;
import org.lumenark.testkit.StaleContainers;
import org.lumenark.testkit.TestDatabase;
import org.testcontainers.DockerClientFactory;

/** The images of the services, built here and run against real servers. */
@Tag("slow")
@EnabledIf(value = "engineAnswers", disabledReason = "no container engine answers (DOCKER_HOST)")
class ServiceImagesIT {
  private static final long MEBIBYTE = 1 << 20;
  private static final String TAG = "test";

  static boolean engineAnswers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @BeforeAll
  static void build() throws Exception {
    StaleContainers.remove();
    File log = new File("target/build-images.log");
    Process build =
        new ProcessBuilder("deploy/containers/build", "--tag", TAG, "services")
            .directory(checkout().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertThat(build.waitFor(15, TimeUnit.MINUTES)).isTrue();
    assertThat(build.exitValue()).as(Files.readString(log.toPath())).isZero();
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("lumenark"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  @ParameterizedTest
  @CsvSource({
    "access-gateway,512",
    "submission-service,512",
    "ingest-service,1024",
    "metadata-service,512",
    "search-service,512"
  })
  void a_service_runs_as_nobody_in_particular_on_a_read_only_file_system_and_ends_when_asked(
      String service, long mebibytes) throws Exception {
    Ports ports = Ports.free();
    Coordinates coordinates = RealServers.start(EnumSet.allOf(Server.class));
    try (TestDatabase database = TestDatabase.create(coordinates.postgresql());
        ServiceContainer container =
            ServiceContainer.start(
                image(service),
                environment(service, ports, coordinates, database),
                mebibytes * MEBIBYTE,
                ports.port(service))) {
      for (String check : new String[] {"started", "live", "ready"}) {
        assertThat(container.status("/q/health/" + check, Duration.ofMinutes(2)))
            .as(check + "\n" + container.logs())
            .isEqualTo(200);
      }
      assertThat(container.run("id", "-u")).isEqualTo("10001");
      assertThat(container.run("touch", "/opt/lumenark/new")).contains("Read-only file system");
      assertThat(container.run("cat", "/opt/lumenark/sbom.cdx.json"))
          .contains("CycloneDX", "pkg:maven/io.quarkus/quarkus-core@", "pkg:maven/org.lumenark/");
      assertThat(container.run("sh", "-c", "echo > /tmp/new && cat /proc/1/comm"))
          .isEqualTo("java");
      assertThat(heap(container.get("/q/metrics")))
          .isBetween(0.4 * mebibytes * MEBIBYTE, 0.6 * mebibytes * MEBIBYTE);

      ServiceContainer.End end = container.terminate();

      assertThat(end.exitCode()).as(container.logs()).isIn(0L, 143L);
      assertThat(end.after()).isLessThan(Duration.ofSeconds(10));
      assertThat(container.logs()).contains("stopped in");
    }
  }

  @Test
  void images_say_what_they_are_and_keep_no_secret() {
    for (String service : Services.NAMES) {
      ContainerConfig config =
          Objects.requireNonNull(
              DockerClientFactory.lazyClient().inspectImageCmd(image(service)).exec().getConfig());

      assertThat(config.getUser()).isEqualTo("10001:10001");
      assertThat(config.getLabels())
          .containsEntry("org.opencontainers.image.title", service)
          .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
          .containsKey("org.opencontainers.image.version");
      assertThat(Arrays.toString(config.getEnv())).doesNotContainIgnoringCase("secret", "password");
    }
  }

  private static String image(String service) {
    String prefix = System.getenv().getOrDefault("LUMENARK_IMAGES", "lumenark");
    return prefix + "/" + service + ":" + TAG;
  }

  private static Map<String, String> environment(
      String service, Ports ports, Coordinates coordinates, TestDatabase database) {
    Map<String, String> environment =
        new HashMap<>(
            Services.environment(
                service, ports, coordinates, AccountPolicy.ofInstallation(Map.of())));
    environment.replace("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
    environment.replace("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
    return environment;
  }

  /** The most that the heap may grow to, as the service itself tells it. */
  private static double heap(HttpResponse<String> metrics) {
    return metrics
        .body()
        .lines()
        .filter(line -> line.startsWith("jvm_memory_max_bytes{") && line.contains("area=\"heap\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
