package org.lumenark.platform.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Remembers which events had their effect, in the same transaction as the effect. */
public final class Inbox {

  private Inbox() {}

  /**
   * @param consumer names the effect; one event may have several
   * @return whether the event is new to the consumer and is from now on remembered, if the
   *     transaction commits
   */
  public static boolean firstTime(Connection connection, String consumer, UUID eventId)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing")) {
      insert.setString(1, consumer);
      insert.setObject(2, eventId);
      return insert.executeUpdate() == 1;
    }
  }
}
