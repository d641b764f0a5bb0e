package org.lumenark.ingest.study;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Statements over the table {@code file_rejected}. */
public final class RejectedFiles {

  private RejectedFiles() {}

  public static void add(Connection connection, StudyVersion study, Collection<Long> ordinals)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into file_rejected (accession, version, ordinal)"
                + " select ?, ?, unnest(?::bigint[]) on conflict do nothing")) {
      insert.setString(1, study.accession().value());
      insert.setInt(2, study.number());
      insert.setArray(3, connection.createArrayOf("bigint", ordinals.toArray()));
      insert.executeUpdate();
    }
  }

  /** Ordinals of rejected files from the first one on. */
  public static Set<Long> of(Connection connection, StudyVersion study, long first, int files)
      throws SQLException {
    Set<Long> found = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select ordinal from file_rejected"
                + " where accession = ? and version = ? and ordinal >= ? and ordinal < ?")) {
      select.setString(1, study.accession().value());
      select.setInt(2, study.number());
      select.setLong(3, first);
      select.setLong(4, first + files);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
    }
    return found;
  }

  /** Takes a file out and counts it as verified; false if another scrub was faster. */
  public static boolean restore(Connection connection, StudyVersion study, long ordinal)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "with restored as (delete from file_rejected"
                + " where accession = ? and version = ? and ordinal = ? returning 1)"
                + " update study_ingest set files_verified = files_verified + 1,"
                + " files_rejected = files_rejected - 1"
                + " where accession = ? and version = ? and exists (select from restored)")) {
      delete.setString(1, study.accession().value());
      delete.setInt(2, study.number());
      delete.setLong(3, ordinal);
      delete.setString(4, study.accession().value());
      delete.setInt(5, study.number());
      return delete.executeUpdate() == 1;
    }
  }
}
