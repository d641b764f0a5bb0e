package org.lumenark.standalone.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of the archive: what waits in {@code TOPIC.SERVICE.dlq}, and its replay.
 *
 * <p>How far a topic of dead letters was replayed is kept in Kafka as the offset of a consumer
 * group. A replay that dies may send messages twice; all services hear them, and each takes an
 * event that it has had by its id for what it is.
 */
public final class DeadLetters {
  private static final String SUFFIX = ".dlq";
  private static final String ADDED = "dead-letter-";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String bootstrapServers;

  /** Of the Kafka at {@code host:port}. */
  public DeadLetters(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** What of a topic one service could not read. */
  public record Waiting(String topic, String service, List<Letter> messages) {}

  /**
   * A message that waits.
   *
   * @param type of the event; empty if it has none
   * @param reason why it could not be read
   */
  public record Letter(long offset, String key, String type, String id, String reason) {}

  /** All that was not replayed. */
  public List<Waiting> list() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("none")) {
      List<Waiting> found = new ArrayList<>();
      for (String topic : new TreeSet<>(consumer.listTopics(PATIENCE).keySet())) {
        if (topic.endsWith(SUFFIX)) {
          String source = topic.substring(0, topic.length() - SUFFIX.length());
          int dot = source.lastIndexOf('.');
          Waiting waiting = waiting(source.substring(0, dot), source.substring(dot + 1));
          if (!waiting.messages().isEmpty()) {
            found.add(waiting);
          }
        }
      }
      return found;
    }
  }

  private Waiting waiting(String topic, String service) {
    List<Letter> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(group(topic, service))) {
      eachWaiting(
          consumer, topic + "." + service + SUFFIX, message -> letters.add(letter(message)));
    }
    return new Waiting(topic, service, letters);
  }

  /**
   * Puts what waits back on its topic, in order, without the headers that tell of its failure.
   *
   * @return how many
   */
  public int replay(String topic, String service) throws ExecutionException, InterruptedException {
    String letters = topic + "." + service + SUFFIX;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(group(topic, service));
        KafkaProducer<byte[], byte[]> producer = producer()) {
      if (!consumer.listTopics(PATIENCE).containsKey(letters)) {
        throw new IllegalArgumentException("there is no topic " + letters);
      }
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      Map<TopicPartition, OffsetAndMetadata> replayed =
          eachWaiting(consumer, letters, message -> sent.add(producer.send(back(topic, message))));
      producer.flush();
      for (Future<RecordMetadata> acknowledgement : sent) {
        acknowledgement.get();
      }
      consumer.commitSync(replayed, PATIENCE);
      return sent.size();
    }
  }

  private static ProducerRecord<byte[], byte[]> back(
      String topic, ConsumerRecord<byte[], byte[]> message) {
    ProducerRecord<byte[], byte[]> back =
        new ProducerRecord<>(topic, message.key(), message.value());
    for (Header header : message.headers()) {
      if (!header.key().startsWith(ADDED)) {
        back.headers().add(header);
      }
    }
    return back;
  }

  /** Gives all messages between what was replayed and the end as it is now; where that is. */
  private static Map<TopicPartition, OffsetAndMetadata> eachWaiting(
      KafkaConsumer<byte[], byte[]> consumer,
      String letters,
      Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(letters, PATIENCE).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    while (partitions.stream()
        .anyMatch(partition ->
            consumer.position(partition, PATIENCE) < ends.getOrDefault(partition, 0L))) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        if (message.offset()
            < ends.getOrDefault(new TopicPartition(letters, message.partition()), 0L)) {
          visitor.accept(message);
        }
      }
    }
    return ends.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue())));
  }

  private static Letter letter(ConsumerRecord<byte[], byte[]> message) {
    return new Letter(
        message.offset(),
        text(message.key()),
        header(message, "ce_type"),
        header(message, "ce_id"),
        header(message, "dead-letter-reason"));
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? "" : text(header.value());
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, UTF_8);
  }

  private static String group(String topic, String service) {
    return topic + "." + service + ".replay";
  }

  private KafkaConsumer<byte[], byte[]> consumer(String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            group,
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "max.request.size",
            8 << 20),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
