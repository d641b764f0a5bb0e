package org.lumenark.metadata.loader;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What the loader changes of a study: its files are there, and its state is due. */
final class StudyRows {

  private StudyRows() {}

  static void due(Connection connection, String accession) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update study set announce_at = now() where accession = ?")) {
      update.setString(1, accession);
      update.executeUpdate();
    }
  }

  /**
   * What its images are found by follows from the components of their files, which are known now.
   */
  static void imagesDue(Connection connection, String accession) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update study set images_after = ? where accession = ?")) {
      update.setObject(1, new UUID(0, 0));
      update.setString(2, accession);
      update.executeUpdate();
    }
  }

  /** A manifest that is loaded again says again what its archive takes. */
  static void forgetArchive(Connection connection, LoadTask task) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from archive_segment where accession = ? and version = ?")) {
      delete.setString(1, task.accession());
      delete.setInt(2, task.version());
      delete.executeUpdate();
    }
  }

  static void loaded(Connection connection, LoadTask task, List<String> words) throws SQLException {
    due(connection, task.accession());
    try (PreparedStatement update =
        connection.prepareStatement(
            "update study_version set loaded_at = now(), words = ?"
                + " where accession = ? and version = ?")) {
      update.setArray(1, connection.createArrayOf("text", words.toArray()));
      update.setString(2, task.accession());
      update.setInt(3, task.version());
      update.executeUpdate();
    }
  }
}
