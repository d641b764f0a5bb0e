package org.lumenark.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;

/**
 * An event as it lies in the table {@code outbox}.
 *
 * @param data JSON
 */
public record OutboxRow(
    UUID eventId,
    String topic,
    String key,
    long keyVersion,
    String type,
    String source,
    Instant occurredAt,
    Optional<String> traceparent,
    String data) {

  public static OutboxRow of(String topic, EventEnvelope<?> event) {
    return new OutboxRow(
        event.id(),
        topic,
        event.key(),
        event.keyVersion(),
        event.type(),
        event.source(),
        event.time(),
        TraceParent.current(),
        new String(EventJson.write(event.data()), UTF_8));
  }

  ProducerRecord<String, byte[]> toMessage() {
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, data.getBytes(UTF_8));
    header(message, CloudEvents.CONTENT_TYPE, "application/json");
    header(message, CloudEvents.SPECVERSION, "1.0");
    header(message, CloudEvents.ID, eventId.toString());
    header(message, CloudEvents.TYPE, type);
    header(message, CloudEvents.SOURCE, source);
    header(message, CloudEvents.TIME, occurredAt.toString());
    header(message, CloudEvents.SUBJECT, key);
    header(message, CloudEvents.KEY_VERSION, Long.toString(keyVersion));
    traceparent.ifPresent(value -> header(message, CloudEvents.TRACEPARENT, value));
    return message;
  }

  private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(UTF_8));
  }
}
