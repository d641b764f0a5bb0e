package org.lumenark.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.component.Distributions;

/** The supervised stack against kill -9 of everything, as whoever runs the tests. */
class SurvivalIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private Path home;
  private StandaloneStack stack;

  @BeforeEach
  void chooseAHome() throws IOException {
    home = Files.createTempDirectory("lumenark-survival-");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    Path checkout = Distributions.locate().root().resolve("../../../..");
    stack = new StandaloneStack(new Location(checkout, home, OptionalInt.of(FreePorts.next())));
  }

  @AfterEach
  void removeEverything() throws IOException {
    Path kept = Files.createDirectories(Path.of("target", "survival-logs"));
    try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
      for (Path log : logs.toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    stack.reset();
    Files.deleteIfExists(home);
  }

  @Test
  void every_component_comes_back_with_its_data_and_none_is_left_behind() throws Exception {
    StackStatus begun = stack.up(StandaloneStack.Extent.COMPONENTS, line -> {});
    Coordinates coordinates =
        Components.coordinates(stack.home().ports().orElseThrow(), stack.home().secrets());
    write(coordinates);

    for (StackStatus.ServiceStatus service : running(begun)) {
      kill(service.pid());
    }
    await(() ->
        running(stack.status()).size() == 5
            && running(stack.status()).stream()
                .allMatch(service -> !pids(begun).contains(service.pid())));
    stack.up(StandaloneStack.Extent.COMPONENTS, line -> {});

    assertDataIsThere(coordinates);

    long supervisor = stack.home().supervisor().orElseThrow();
    kill(supervisor);

    await(() -> processesOf(home).isEmpty());
    // The kernel lets go of the supervisor's lock a moment after its command line is gone.
    await(() -> stack.status().state() == StackStatus.State.down);

    stack.up(StandaloneStack.Extent.COMPONENTS, line -> {});
    assertThat(stack.coordinates()).isEqualTo(coordinates);
    assertDataIsThere(coordinates);
    stack.down();

    assertThat(processesOf(home)).isEmpty();
    assertThat(stack.status().state()).isEqualTo(StackStatus.State.down);
  }

  private static void write(Coordinates coordinates) throws Exception {
    try (Connection connection = connect(coordinates);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (id int)");
      statement.execute("INSERT INTO kept SELECT generate_series(1, 1000)");
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", coordinates.kafka(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(new ProducerRecord<>("archive.public-change.v1", "key", "kept"))
          .get(30, TimeUnit.SECONDS);
    }
    assertThat(send("PUT", coordinates.opensearch() + "/kept/_doc/1?refresh=true", "{\"a\":1}"))
        .as("an index is not created by accident")
        .isEqualTo(404);
    assertThat(send("PUT", coordinates.opensearch() + "/kept", "{}")).isEqualTo(200);
    assertThat(send("PUT", coordinates.opensearch() + "/kept/_doc/1", "{\"a\":1}")).isEqualTo(201);
  }

  private static void assertDataIsThere(Coordinates coordinates) throws Exception {
    try (Connection connection = connect(coordinates);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(1000);
    }
    TopicPartition partition = new TopicPartition("archive.public-change.v1", 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", coordinates.kafka()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      assertThat(consumer.endOffsets(List.of(partition))).containsEntry(partition, 1L);
    }
    assertThat(send("GET", coordinates.opensearch() + "/kept/_doc/1", "")).isEqualTo(200);
    assertThat(
            send("GET", coordinates.keycloak().issuer() + "/.well-known/openid-configuration", ""))
        .isEqualTo(200);
  }

  private static Connection connect(Coordinates coordinates) throws Exception {
    Coordinates.PostgreSqlServer server = coordinates.postgresql();
    return DriverManager.getConnection(
        server.jdbcUrl(server.database()), "ingest", server.logins().get("ingest"));
  }

  private static int send(String method, String url, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.BodyPublisher publisher =
          body.isEmpty()
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(body);
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url))
                  .header("Content-Type", "application/json")
                  .method(method, publisher)
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static List<StackStatus.ServiceStatus> running(StackStatus status) {
    return status.services().stream().filter(service -> service.pid() != 0).toList();
  }

  private static List<Long> pids(StackStatus status) {
    return running(status).stream().map(StackStatus.ServiceStatus::pid).toList();
  }

  /** Every process whose command line names the home folder, this one excepted. */
  private static List<String> processesOf(Path home) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .filter(entry -> !entry.endsWith(Long.toString(ProcessHandle.current().pid())))
          .map(SurvivalIT::commandLine)
          .filter(line -> line.contains(home.toString()))
          .toList();
    }
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    Instant limit = Instant.now().plus(LIMIT);
    while (!condition.holds()) {
      assertThat(Instant.now()).isBefore(limit);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
