package org.lumenark.metadata.ontology.loader;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.metadata.ontology.OntologyObject;
import org.lumenark.platform.security.Caller;

/** The table of loads and the list of who did what. */
final class LoadRows {

  private static final String LOCK = "select pg_try_advisory_lock(?, hashtext(lower(?)))";
  private static final String UNLOCK = "select pg_advisory_unlock(?, hashtext(lower(?)))";

  /** Names the locks of this table among all advisory locks of the database. */
  private static final int LOCK_CLASS = 0x4f4e5430;

  private LoadRows() {}

  /** Held by the session: whoever dies lets go of it. */
  static boolean lock(Connection connection, String name) throws SQLException {
    return asked(connection, LOCK, name);
  }

  static void unlock(Connection connection, String name) throws SQLException {
    asked(connection, UNLOCK, name);
  }

  private static boolean asked(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, LOCK_CLASS);
      query.setString(2, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  static long begin(Connection connection, String name) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into ontology_load (name) values (?) returning id")) {
      insert.setString(1, name);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The load becomes the one that is shown, and the former one is left. */
  static Instant show(Connection connection, long load, OntologyObject ontology, long names)
      throws SQLException {
    leave(connection, ontology.name());
    try (PreparedStatement update =
        connection.prepareStatement(
            "update ontology_load set state = 'current', version = ?, form = ?, terms = ?,"
                + " obsolete = ?, names = ?, loaded_at = now() where id = ? returning loaded_at")) {
      update.setString(1, ontology.version());
      update.setString(2, ontology.form());
      update.setLong(3, ontology.terms());
      update.setLong(4, ontology.obsolete());
      update.setLong(5, names);
      update.setLong(6, load);
      try (ResultSet row = update.executeQuery()) {
        row.next();
        Timestamp loaded = row.getTimestamp(1);
        return loaded.toInstant();
      }
    }
  }

  /** The name and version of the one that was shown. */
  static Optional<Shown> leave(Connection connection, String name) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update ontology_load set state = 'left', left_at = now()"
                + " where state = 'current' and lower(name) = lower(?)"
                + " returning name, version")) {
      update.setString(1, name);
      try (ResultSet row = update.executeQuery()) {
        return row.next()
            ? Optional.of(new Shown(row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  /** A version that was shown. */
  record Shown(String name, String version) {}

  static void tell(Connection connection, String action, String name, String version, Caller caller)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ontology_event (action, name, version, subject, username)"
                + " values (?, ?, ?, ?, ?)")) {
      insert.setString(1, action);
      insert.setString(2, name);
      insert.setString(3, version);
      insert.setString(4, caller.subject().orElse(""));
      insert.setString(5, caller.username());
      insert.executeUpdate();
    }
  }

  /** A load that nobody sees. */
  record Remains(long id, String name, String state) {}

  /** What may be dropped: left long enough that no query reads it, or never finished. */
  static List<Remains> remains(Connection connection) throws SQLException {
    List<Remains> remains = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "select id, name, state from ontology_load where state = 'loading'"
                    + " or (state = 'left' and left_at < now() - interval '1 minute')"
                    + " order by id");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        remains.add(new Remains(rows.getLong(1), rows.getString(2), rows.getString(3)));
      }
    }
    return remains;
  }

  static void delete(Connection connection, long load) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from ontology_load where id = ?")) {
      delete.setLong(1, load);
      delete.executeUpdate();
    }
  }
}
