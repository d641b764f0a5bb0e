package org.lumenark.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.lumenark.contracts.event.EventData;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.event.Topics;
import org.lumenark.platform.messaging.CloudEvents;
import org.lumenark.platform.messaging.UnreadableEvent;

/** The real topics: sends what submission-service would send, and hears what ingest says. */
public final class TestLog implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<EventEnvelope<?>> heard = new ArrayList<>();

  public TestLog() {
    Properties properties = new Properties();
    properties.put(
        "bootstrap.servers",
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.INGEST).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  public static <D extends EventData> EventEnvelope<D> event(String key, D data) {
    return new EventEnvelope<>(
        UUID.randomUUID(), "/lumenark/submission-service", Instant.now(), key, 1, data);
  }

  public void send(EventEnvelope<? extends SubmissionEvent> event) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.SUBMISSION, event.key(), EventJson.write(event.data()));
    Map.of(
            "ce_id", event.id().toString(),
            "ce_type", event.type(),
            "ce_source", event.source(),
            "ce_specversion", "1.0",
            "ce_time", event.time().toString(),
            "ce_subject", event.key(),
            "ce_keyversion", Long.toString(event.keyVersion()))
        .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    try {
      producer.send(message).get();
    } catch (ExecutionException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Events of one study so far, once one of them is as asked for. */
  public List<IngestEvent> until(String accession, Predicate<IngestEvent> asked) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      List<IngestEvent> events = of(accession);
      if (events.stream().anyMatch(asked)) {
        return events;
      }
      hear(Duration.ofMillis(200));
    }
    throw new AssertionError("not heard in time; heard " + of(accession));
  }

  /** Everything of one study that is heard within this time too. */
  public List<IngestEvent> andAfter(String accession, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      hear(Duration.ofMillis(200));
    }
    return of(accession);
  }

  public List<Long> keyVersions(String accession) {
    return heard.stream()
        .filter(event -> event.key().equals(accession))
        .map(EventEnvelope::keyVersion)
        .toList();
  }

  private void hear(Duration time) {
    for (ConsumerRecord<String, byte[]> message : consumer.poll(time)) {
      try {
        Optional<EventEnvelope<?>> event = CloudEvents.read(message);
        event.ifPresent(heard::add);
      } catch (UnreadableEvent broken) {
        throw new AssertionError(broken);
      }
    }
  }

  private List<IngestEvent> of(String accession) {
    return heard.stream()
        .map(EventEnvelope::data)
        .filter(IngestEvent.class::isInstance)
        .map(IngestEvent.class::cast)
        .filter(event -> event.accession().value().equals(accession))
        .toList();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
