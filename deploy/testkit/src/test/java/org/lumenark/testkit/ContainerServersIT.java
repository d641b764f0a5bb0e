package org.lumenark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.component.Buckets;
import org.lumenark.standalone.component.S3Credentials;
import org.testcontainers.DockerClientFactory;

/** Every kind of server, from images that are built here, on a real container engine. */
@Tag("slow")
@EnabledIf(value = "engineAnswers", disabledReason = "no container engine answers (DOCKER_HOST)")
class ContainerServersIT {
  private static Coordinates coordinates;

  static boolean engineAnswers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @BeforeAll
  static void start() throws Exception {
    File log = new File("target/build-images.log");
    Process build =
        new ProcessBuilder("deploy/containers/build", "servers")
            .directory(checkout().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertThat(build.waitFor(15, TimeUnit.MINUTES)).isTrue();
    assertThat(build.exitValue()).as(Files.readString(log.toPath())).isZero();
    coordinates = new ContainerServers().start(EnumSet.allOf(Server.class));
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("lumenark"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Test
  void services_own_their_schema_of_a_fresh_database() throws Exception {
    try (TestDatabase database = TestDatabase.create(coordinates.postgresql());
        var connection =
            DriverManager.getConnection(
                database.jdbcUrl(),
                "catalogue",
                coordinates.postgresql().logins().get("catalogue"));
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE study (accession text COLLATE \"und-x-icu\")");
      assertThat(connection.getSchema()).isEqualTo("catalogue");
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @Test
  void events_come_back_from_a_topic_in_order() throws Exception {
    String topic = "archive.submission.v1";
    try (var producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, coordinates.kafka()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, "key", "first")).get(30, TimeUnit.SECONDS);
      producer.send(new ProducerRecord<>(topic, 0, "key", "second")).get(30, TimeUnit.SECONDS);
    }
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, coordinates.kafka()),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      assertThat(consumer.poll(Duration.ofSeconds(30)))
          .extracting(record -> record.value())
          .containsExactly("first", "second");
    }
  }

  @Test
  void documents_are_found_by_their_words() throws Exception {
    String index = coordinates.opensearch() + "/container-check";
    assertThat(send("PUT", index, "{}").statusCode()).isEqualTo(200);
    assertThat(
            send("PUT", index + "/_doc/1?refresh=true", "{\"title\":\"Dividing cells\"}")
                .statusCode())
        .isEqualTo(201);

    assertThat(send("GET", index + "/_search?q=title:dividing", "").body())
        .contains("\"total\":{\"value\":1,");
  }

  @Test
  void tokens_of_people_and_services_are_issued_under_the_name_that_clients_use() throws Exception {
    TestTokens tokens = new TestTokens(coordinates.keycloak());

    assertThat(tokens.user("depositor").split("\\.")).hasSize(3);
    assertThat(tokens.client("lumenark-ingest").split("\\.")).hasSize(3);
    assertThat(
            send("GET", coordinates.keycloak().issuer() + "/.well-known/openid-configuration", "")
                .body())
        .contains("\"issuer\":\"" + coordinates.keycloak().issuer() + "\"");
  }

  @Test
  void the_object_store_takes_signed_requests_only() throws Exception {
    Coordinates.S3Server s3 = coordinates.s3();
    new Buckets(s3.endpoint(), s3.region(), new S3Credentials(s3.accessKey(), s3.secretKey()))
        .create("container-check");

    Buckets forged =
        new Buckets(s3.endpoint(), s3.region(), new S3Credentials(s3.accessKey(), "guessed"));
    assertThatThrownBy(() -> forged.create("another")).hasMessageContaining("403");
    assertThat(send("GET", s3.endpoint() + "/container-check", "").statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> send(String method, String url, String json)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/json")
              .method(
                  method,
                  json.isEmpty()
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(json))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
