package org.lumenark.ingest.study;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.SubmissionEvent.ManifestSealed;
import org.lumenark.contracts.id.Accession;

/** Statements over the tables {@code study} and {@code study_ingest}. */
public final class IngestTable {

  private IngestTable() {}

  /** Begins the ingest of a version; false if it was begun before. */
  public static boolean begin(Connection connection, ManifestSealed sealed, boolean withdrawn)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into study_ingest (accession, version, state, manifest, files, bytes)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      insert.setString(1, sealed.accession().value());
      insert.setInt(2, sealed.version());
      insert.setString(3, withdrawn ? "cancelled" : "running");
      insert.setString(4, sealed.manifest());
      insert.setLong(5, sealed.files().count());
      insert.setLong(6, sealed.files().bytes());
      return insert.executeUpdate() == 1;
    }
  }

  public static void setOwner(Connection connection, Accession accession, String subject)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update study set owner = ? where accession = ?")) {
      update.setString(1, subject);
      update.setString(2, accession.value());
      update.executeUpdate();
    }
  }

  /** Remembers for ever that the study is gone, and ends what is not completed. */
  public static void withdraw(Connection connection, Accession accession) throws SQLException {
    for (String statement :
        List.of(
            "update study set withdrawn = true where accession = ?",
            "update study_ingest set state = 'cancelled'"
                + " where accession = ? and state in ('running', 'stopped')",
            // Workers of regions may still write: the age of their objects counts from now.
            "update derived_object set started_at = now() where adopted_at is null and id in"
                + " (select conversion from region_conversion where accession = ?)",
            "delete from region_conversion where accession = ?")) {
      try (PreparedStatement update = connection.prepareStatement(statement)) {
        update.setString(1, accession.value());
        update.executeUpdate();
      }
    }
  }

  /** Subject of the owner; empty if the study is not known (yet) or withdrawn. */
  public static Optional<String> owner(Connection connection, Accession accession)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select owner from study where accession = ? and not withdrawn"
                + " and owner is not null")) {
      select.setString(1, accession.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** A version and where its manifest is. */
  public record Sealed(StudyVersion study, String manifest) {}

  public static Sealed sealed(Connection connection, StudyVersion study) throws SQLException {
    List<Sealed> found =
        sealed(
            connection,
            "accession = ? and version = ?",
            statement -> {
              statement.setString(1, study.accession().value());
              statement.setInt(2, study.number());
            });
    return found.getFirst();
  }

  /** Versions of one study, or of all, whose blobs must be there. */
  public static List<Sealed> kept(Connection connection, Optional<Accession> accession)
      throws SQLException {
    return sealed(
        connection,
        "state <> 'cancelled' and (?::text is null or accession = ?)"
            + " and not exists (select 1 from study s"
            + " where s.accession = study_ingest.accession and s.withdrawn)",
        statement -> {
          statement.setString(1, accession.map(Accession::value).orElse(null));
          statement.setString(2, accession.map(Accession::value).orElse(null));
        });
  }

  /** Counts what a batch of files has come to; true if it was the last of the version. */
  public static boolean countBatch(
      Connection connection, StudyVersion study, long verified, long rejected) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update study_ingest set batches_done = batches_done + 1,"
                + " files_verified = files_verified + ?, files_rejected = files_rejected + ?"
                + " where accession = ? and version = ? returning batches_done = batches")) {
      update.setLong(1, verified);
      update.setLong(2, rejected);
      update.setString(3, study.accession().value());
      update.setInt(4, study.number());
      try (ResultSet row = update.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Notes that the version waits for a repair; false if that is known. */
  public static boolean stop(Connection connection, StudyVersion study) throws SQLException {
    return change(connection, study, "state = 'stopped'", "running");
  }

  /** Lets a version go on that was stopped; false if it was not. */
  public static boolean resume(Connection connection, StudyVersion study) throws SQLException {
    return change(connection, study, "state = 'running'", "stopped");
  }

  private static boolean change(
      Connection connection, StudyVersion study, String change, String from) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update study_ingest set "
                + change
                + " where accession = ? and version = ? and state = ?")) {
      update.setString(1, study.accession().value());
      update.setInt(2, study.number());
      update.setString(3, from);
      return update.executeUpdate() == 1;
    }
  }

  public static void setBatches(Connection connection, StudyVersion study, int batches)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update study_ingest set batches = ? where accession = ? and version = ?")) {
      update.setInt(1, batches);
      update.setString(2, study.accession().value());
      update.setInt(3, study.number());
      update.executeUpdate();
    }
  }

  public static void setAssembled(Connection connection, StudyVersion study) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update study_ingest set assembled = true where accession = ? and version = ?")) {
      update.setString(1, study.accession().value());
      update.setInt(2, study.number());
      update.executeUpdate();
    }
  }

  /** Adds to the counts of images. */
  public static void countImages(Connection connection, StudyVersion study, ImageCounts more)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update study_ingest set images = images + ?, converted = converted + ?,"
                + " failed = failed + ?, no_reader = no_reader + ?"
                + " where accession = ? and version = ?")) {
      update.setLong(1, more.images());
      update.setLong(2, more.converted());
      update.setLong(3, more.failed());
      update.setLong(4, more.noReader());
      update.setString(5, study.accession().value());
      update.setInt(6, study.number());
      update.executeUpdate();
    }
  }

  @FunctionalInterface
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private static List<Sealed> sealed(Connection connection, String condition, Parameters parameters)
      throws SQLException {
    List<Sealed> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select accession, version, manifest from study_ingest where "
                + condition
                + " order by accession, version")) {
      parameters.set(select);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          StudyVersion study =
              new StudyVersion(new Accession(row.getString("accession")), row.getInt("version"));
          found.add(new Sealed(study, row.getString("manifest")));
        }
      }
    }
    return found;
  }
}
