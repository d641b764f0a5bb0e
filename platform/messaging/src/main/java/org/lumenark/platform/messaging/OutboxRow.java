package org.lumenark.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
}
