package org.lumenark.ingest.scrub;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.id.Accession;

/** Statements over the tables {@code scrub} and {@code scrub_finding}. */
final class ScrubTable {

  private static final int MOST_FINDINGS = 10_000;

  private ScrubTable() {}

  static void insert(
      Connection connection, UUID id, String requestedBy, Optional<Accession> accession)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into scrub (id, requested_by, accession, state)"
                + " values (?, ?, ?, 'running')")) {
      insert.setObject(1, id);
      insert.setString(2, requestedBy);
      insert.setString(3, accession.map(Accession::value).orElse(null));
      insert.executeUpdate();
    }
  }

  /** A scrub and who may see it. */
  record Requested(Scrub scrub, String requestedBy) {}

  static Optional<Requested> find(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select accession, state, checked, requested_by from scrub where id = ?")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Scrub scrub =
            new Scrub(
                id, row.getString(1), row.getString(2), row.getLong(3), findings(connection, id));
        return Optional.of(new Requested(scrub, row.getString(4)));
      }
    }
  }

  static Optional<Accession> accession(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select accession from scrub where id = ?")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.ofNullable(row.getString(1)).map(Accession::new)
            : Optional.empty();
      }
    }
  }

  static void addBatches(Connection connection, UUID id, int batches) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update scrub set batches = batches + ? where id = ?")) {
      update.setInt(1, batches);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  static void setPlanned(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update scrub set planned = true where id = ?")) {
      update.setObject(1, id);
      update.executeUpdate();
    }
    completeIfDone(connection, id);
  }

  static void addFindings(Connection connection, UUID id, List<Scrub.Finding> findings)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into scrub_finding (scrub, accession, path, reason) values (?, ?, ?, ?)"
                + " on conflict do nothing")) {
      for (Scrub.Finding finding : findings) {
        insert.setObject(1, id);
        insert.setString(2, finding.accession());
        insert.setString(3, finding.path());
        insert.setString(4, finding.reason());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static void countBatch(Connection connection, UUID id, long checked, List<Scrub.Finding> findings)
      throws SQLException {
    addFindings(connection, id, findings);
    try (PreparedStatement update =
        connection.prepareStatement(
            "update scrub set batches_done = batches_done + 1, checked = checked + ?"
                + " where id = ?")) {
      update.setLong(1, checked);
      update.setObject(2, id);
      update.executeUpdate();
    }
    completeIfDone(connection, id);
  }

  private static void completeIfDone(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update scrub set state = 'completed', completed_at = now()"
                + " where id = ? and planned and batches_done = batches and state = 'running'")) {
      update.setObject(1, id);
      update.executeUpdate();
    }
  }

  private static List<Scrub.Finding> findings(Connection connection, UUID id) throws SQLException {
    List<Scrub.Finding> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select accession, path, reason from scrub_finding where scrub = ?"
                + " order by accession, path limit ?")) {
      select.setObject(1, id);
      select.setInt(2, MOST_FINDINGS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(new Scrub.Finding(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    return found;
  }
}
