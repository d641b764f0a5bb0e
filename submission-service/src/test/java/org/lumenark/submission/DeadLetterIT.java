package org.lumenark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.deadletter.DeadLetters;
import org.lumenark.testkit.LumenarkServers;

/** What an operator does with messages that the service could not read. */
@QuarkusTest
@WithTestResource(
    value = LumenarkServers.class,
    initArgs = {
      @ResourceArg(name = "servers", value = "postgresql,kafka,keycloak,object-store"),
      @ResourceArg(name = "schema", value = "submission")
    })
class DeadLetterIT {

  private static final String TOPIC = "archive.ingest.v1";
  private static final String SERVICE = "submission-service";
  private static final String LETTERS = TOPIC + "." + SERVICE + ".dlq";

  private final Depositor depositor = new Depositor("depositor");

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void whatCannotBeReadIsListedAndAReplayPutsItBackOnce() throws Exception {
    DeadLetters letters = new DeadLetters(kafka);
    letters.replay(TOPIC, SERVICE);
    String accession = sealedStudy();
    send(TOPIC, accession, "no json".getBytes(UTF_8), "");
    Depositor.await(() -> waiting(letters).size() == 1);
    assertThat(waiting(letters).getFirst())
        .satisfies(letter -> {
          assertThat(letter.key()).isEqualTo(accession);
          assertThat(letter.type()).isEqualTo("org.lumenark.ingest.files-verified.v1");
          assertThat(letter.reason()).isNotEmpty();
        });

    // An older version of the service did not understand this one: the present one does.
    String event =
        """
        {"accession": "%s", "version": 1, "batch": 0, "batches": 1, "files": 1, "rejected": 0,
         "results": "derived:none"}
        """
            .formatted(accession);
    send(LETTERS, accession, event.getBytes(UTF_8), "dead-letter-reason");
    assertThat(letters.replay(TOPIC, SERVICE)).isEqualTo(2);

    Depositor.await(() -> done(accession) == 1);
    Depositor.await(() -> waiting(letters).size() == 1);
    assertThat(waiting(letters).getFirst().reason()).as("it is still unreadable").isNotEmpty();
    List<ConsumerRecord<String, byte[]>> sources = of(TOPIC, accession);
    assertThat(sources).hasSize(3);
    assertThat(new String(sources.getLast().value(), UTF_8)).isEqualTo(event);
    for (Header header : sources.getLast().headers()) {
      assertThat(header.key()).doesNotStartWith("dead-letter-");
    }
    assertThat(sources.getLast().headers().lastHeader("ce_id")).isNotNull();

    assertThat(letters.replay(TOPIC, SERVICE)).as("only what came back").isEqualTo(1);
    assertThatThrownBy(() -> letters.replay(TOPIC, "nobody"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<DeadLetters.Letter> waiting(DeadLetters letters) {
    return letters.list().stream()
        .filter(waiting -> waiting.topic().equals(TOPIC) && waiting.service().equals(SERVICE))
        .flatMap(waiting -> waiting.messages().stream())
        .toList();
  }

  private String sealedStudy() throws Exception {
    String draft = depositor.draft("Dead letters");
    depositor.put(draft, "a.txt", "a".getBytes(UTF_8));
    String accession =
        depositor.submit(draft, "{}").then().statusCode(201).extract().path("accession");
    Depositor.await(() -> !"submitted".equals(field(accession, "state")));
    return accession;
  }

  private int done(String accession) {
    return (Integer) field(accession, "ingest.done");
  }

  private Object field(String accession, String path) {
    return depositor.asks().get("/api/v1/submissions/" + accession).jsonPath().get(path);
  }

  private void send(String topic, String key, byte[] value, String more) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new StringSerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, value);
      Map.of(
              "ce_id", UUID.randomUUID().toString(),
              "ce_type", "org.lumenark.ingest.files-verified.v1",
              "ce_source", "/lumenark/ingest-service",
              "ce_specversion", "1.0",
              "ce_time", "2026-01-01T00:00:00Z",
              "ce_keyversion", "1")
          .forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
      if (!more.isEmpty()) {
        message.headers().add(more, "not understood".getBytes(UTF_8));
      }
      producer.send(message).get();
    }
  }

  private List<ConsumerRecord<String, byte[]>> of(String topic, String key) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(message.key())) {
            found.add(message);
          }
        }
      }
    }
    return found;
  }
}
