package org.lumenark.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.lumenark.contracts.event.EventEnvelope;

/**
 * Writes events in the transaction of their cause. The caller has locked the aggregate's row
 * before, so that the order of ids is the order of commits for each key.
 */
public final class Outbox {

  private static final String INSERT =
      "insert into outbox"
          + " (event_id, topic, key, key_version, type, source, occurred_at, traceparent, data)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private Outbox() {}

  /** Name of the notification channel of the connection's current schema. */
  static String channel(String schema) {
    return "outbox_" + schema;
  }

  /** Appends an event and, once the transaction commits, wakes the relay. */
  public static void append(Connection connection, String topic, EventEnvelope<?> event)
      throws SQLException {
    OutboxRow row = OutboxRow.of(topic, event);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, row.eventId());
      insert.setString(2, row.topic());
      insert.setString(3, row.key());
      insert.setLong(4, row.keyVersion());
      insert.setString(5, row.type());
      insert.setString(6, row.source());
      insert.setObject(7, OffsetDateTime.ofInstant(row.occurredAt(), ZoneOffset.UTC));
      insert.setString(8, row.traceparent().orElse(null));
      insert.setString(9, row.data());
      insert.executeUpdate();
    }
    try (PreparedStatement notify =
        connection.prepareStatement("select pg_notify('outbox_' || current_schema(), '')")) {
      notify.execute();
    }
  }
}
