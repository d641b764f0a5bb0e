package org.lumenark.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.EventData;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;

/** CloudEvents 1.0, Kafka protocol binding, binary mode. */
public final class CloudEvents {

  static final String CONTENT_TYPE = "content-type";
  static final String ID = "ce_id";
  static final String TYPE = "ce_type";
  static final String SOURCE = "ce_source";
  static final String SPECVERSION = "ce_specversion";
  static final String TIME = "ce_time";
  static final String SUBJECT = "ce_subject";
  static final String KEY_VERSION = "ce_keyversion";
  static final String TRACEPARENT = "ce_traceparent";

  private CloudEvents() {}

  /**
   * Reads an event of ours.
   *
   * @return empty for a type that this version does not know: newer services may send more
   * @throws UnreadableEvent if it is no CloudEvent or its data is not of its type; it will never be
   *     readable
   */
  public static Optional<EventEnvelope<?>> read(ConsumerRecord<String, byte[]> message)
      throws UnreadableEvent {
    Headers headers = message.headers();
    Optional<Class<? extends EventData>> type = EventJson.typeOf(required(headers, TYPE));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte @Nullable [] value = message.value();
      if (value == null || message.key() == null) {
        throw new UnreadableEvent("event without key or data", null);
      }
      return Optional.of(
          new EventEnvelope<>(
              UUID.fromString(required(headers, ID)),
              required(headers, SOURCE),
              Instant.parse(required(headers, TIME)),
              message.key(),
              Long.parseLong(required(headers, KEY_VERSION)),
              EventJson.read(value, type.get())));
    } catch (IOException | IllegalArgumentException | DateTimeException exception) {
      throw new UnreadableEvent("event is not of its type", exception);
    }
  }

  /** The message of an event in the outbox. */
  static ProducerRecord<String, byte[]> write(OutboxRow row) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(row.topic(), row.key(), row.data().getBytes(UTF_8));
    header(message, CONTENT_TYPE, "application/json");
    header(message, SPECVERSION, "1.0");
    header(message, ID, row.eventId().toString());
    header(message, TYPE, row.type());
    header(message, SOURCE, row.source());
    header(message, TIME, row.occurredAt().toString());
    header(message, SUBJECT, row.key());
    header(message, KEY_VERSION, Long.toString(row.keyVersion()));
    row.traceparent().ifPresent(value -> header(message, TRACEPARENT, value));
    return message;
  }

  private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(UTF_8));
  }

  private static String required(Headers headers, String name) throws UnreadableEvent {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new UnreadableEvent("event without header " + name, null);
    }
    return new String(header.value(), UTF_8);
  }
}
