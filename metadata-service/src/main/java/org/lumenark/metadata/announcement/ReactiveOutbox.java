package org.lumenark.metadata.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.EventJson;

/**
 * Appends events to the outbox in the caller's transaction; the relay of the platform sends them.
 * The aggregate's row is locked before, so that the order of ids is that of commits for each key.
 */
@ApplicationScoped
class ReactiveOutbox {

  private static final String INSERT =
      """
      insert into outbox
        (event_id, topic, key, key_version, type, source, occurred_at, traceparent, data)
      select r.event_id, r.topic, r.key, r.key_version, r.type, r.source, r.occurred_at,
        r.traceparent, r.data
        from jsonb_array_elements(cast(cast(:rows as text) as jsonb)) with ordinality as e(row, place)
        cross join lateral jsonb_to_record(e.row) as r(
          event_id uuid, topic text, key text, key_version bigint, type text, source text,
          occurred_at timestamptz, traceparent text, data text)
       order by e.place
      """;

  /** An event and where it goes. */
  record Outgoing(String topic, EventEnvelope<?> event) {}

  Uni<Void> append(Mutiny.Session session, List<Outgoing> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(INSERT)
        .setParameter("rows", rows(events))
        .executeUpdate()
        .chain(() ->
            session
                .createNativeQuery(
                    "select cast(pg_notify('outbox_catalogue', '') as text)", String.class)
                .getSingleResultOrNull())
        .replaceWithVoid();
  }

  private static String rows(List<Outgoing> events) {
    ArrayNode rows = EventJson.mapper().createArrayNode();
    events.forEach(event -> rows.add(row(event)));
    return rows.toString();
  }

  private static ObjectNode row(Outgoing outgoing) {
    EventEnvelope<?> event = outgoing.event();
    ObjectNode row = EventJson.mapper().createObjectNode();
    row.put("event_id", event.id().toString());
    row.put("topic", outgoing.topic());
    row.put("key", event.key());
    row.put("key_version", event.keyVersion());
    row.put("type", event.type());
    row.put("source", event.source());
    row.put("occurred_at", event.time().toString());
    row.put("traceparent", traceParent());
    row.put("data", data(event));
    return row;
  }

  private static String data(EventEnvelope<?> event) {
    try {
      return EventJson.mapper().writeValueAsString(event.data());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("event cannot be written", impossible);
    }
  }

  private static @Nullable String traceParent() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid()
        ? "00-%s-%s-%s"
            .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex())
        : null;
  }
}
