package org.lumenark.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The relay's view of one schema's outbox. Not thread-safe: one connection, one relay. */
final class OutboxTable {

  private static final String UNSENT =
      "select id, event_id, topic, key, key_version, type, source, occurred_at, traceparent, data"
          + " from outbox where sent_at is null order by id limit ?";

  private final Connection connection;

  OutboxTable(Connection connection) {
    this.connection = connection;
  }

  record Unsent(long id, OutboxRow row) {}

  /** Whether this relay leads the schema; held until the connection ends. */
  boolean tryLead(String schema) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "lumenark-outbox:" + schema);
      try (ResultSet result = lock.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  List<Unsent> unsent(int limit) throws SQLException {
    List<Unsent> unsent = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(UNSENT)) {
      select.setInt(1, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          unsent.add(new Unsent(rows.getLong(1), row(rows)));
        }
      }
    }
    return unsent;
  }

  void markSent(List<Unsent> sent) throws SQLException {
    Long[] ids = sent.stream().map(Unsent::id).toArray(Long[]::new);
    try (PreparedStatement update =
        connection.prepareStatement("update outbox set sent_at = now() where id = any (?)")) {
      update.setArray(1, connection.createArrayOf("bigint", ids));
      update.executeUpdate();
    }
  }

  void deleteSentBefore(Duration age) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from outbox where sent_at < now() - make_interval(secs => ?)")) {
      delete.setDouble(1, age.toSeconds());
      delete.executeUpdate();
    }
  }

  private static OutboxRow row(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getObject("event_id", UUID.class),
        row.getString("topic"),
        row.getString("key"),
        row.getLong("key_version"),
        row.getString("type"),
        row.getString("source"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("traceparent")),
        row.getString("data"));
  }
}
