package org.lumenark.ingest.study;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.messaging.Outbox;

/**
 * A study whose row is locked until the transaction ends, so that its events leave in the order of
 * their commits. Call {@link #save()} at the end.
 */
public final class LockedStudy {

  private static final String SOURCE = "/lumenark/ingest-service";

  private final Connection connection;
  private final Accession accession;
  private final boolean withdrawn;
  private long keyVersion;
  private boolean changed;

  private LockedStudy(
      Connection connection, Accession accession, boolean withdrawn, long keyVersion) {
    this.connection = connection;
    this.accession = accession;
    this.withdrawn = withdrawn;
    this.keyVersion = keyVersion;
  }

  /** Locks the row, and makes it first if this is the first that is heard of the study. */
  public static LockedStudy lock(Connection connection, Accession accession) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into study (accession) values (?) on conflict do nothing")) {
      insert.setString(1, accession.value());
      insert.executeUpdate();
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "select withdrawn, key_version from study where accession = ? for update")) {
      select.setString(1, accession.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new LockedStudy(connection, accession, row.getBoolean(1), row.getLong(2));
      }
    }
  }

  public boolean withdrawn() {
    return withdrawn;
  }

  /** Appends an event of this study to the outbox. */
  public void append(IngestEvent event) throws SQLException {
    keyVersion++;
    changed = true;
    Outbox.append(
        connection,
        Topics.INGEST,
        new EventEnvelope<>(
            TimeOrderedId.next(), SOURCE, Instant.now(), accession.value(), keyVersion, event));
  }

  public void save() throws SQLException {
    if (!changed) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement("update study set key_version = ? where accession = ?")) {
      update.setLong(1, keyVersion);
      update.setString(2, accession.value());
      update.executeUpdate();
    }
  }
}
