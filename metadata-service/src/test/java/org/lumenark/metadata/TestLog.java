package org.lumenark.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;
import org.lumenark.contracts.event.SubmissionEvent;

/** Sends events over real Kafka as submission and ingest do. */
final class TestLog implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of(
              ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
              ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
          new StringSerializer(),
          new ByteArraySerializer());

  void send(List<EventEnvelope<?>> events) {
    send(events.toArray(EventEnvelope<?>[]::new));
  }

  void send(EventEnvelope<?>... events) {
    for (EventEnvelope<?> event : events) {
      await(producer.send(message(event)));
    }
  }

  /** Sends without waiting for each; for many. */
  void sendMany(List<EventEnvelope<?>> events) {
    events.forEach(event -> producer.send(message(event)));
    producer.flush();
  }

  void sendRaw(String topic, String key, byte[] value) {
    await(producer.send(new ProducerRecord<>(topic, key, value)));
  }

  private static void await(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  static ProducerRecord<String, byte[]> message(EventEnvelope<?> event) {
    String topic =
        event.data() instanceof SubmissionEvent ? "archive.submission.v1" : "archive.ingest.v1";
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(topic, event.key(), EventJson.write(event.data()));
    Map.of(
            "ce_id", event.id().toString(),
            "ce_type", event.type(),
            "ce_source", event.source(),
            "ce_specversion", "1.0",
            "ce_time", event.time().toString(),
            "ce_subject", event.key(),
            "ce_keyversion", String.valueOf(event.keyVersion()))
        .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    return message;
  }

  @Override
  public void close() {
    producer.close();
  }
}
