package org.lumenark.submission.study;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.Accession;
import org.lumenark.submission.database.Sql;

/** Rows of versions. */
@ApplicationScoped
public class StudyVersions {

  void insert(Connection connection, StudyVersion version) throws SQLException {
    Sql.update(
        connection,
        "insert into study_version (accession, version, draft_id, title, metadata, submitted_at,"
            + " file_count, byte_count) values (?, ?, ?, ?, ?, ?, ?, ?)",
        version.accession().value(),
        version.number(),
        version.draft(),
        version.title(),
        version.metadata(),
        version.submittedAt(),
        version.files().count(),
        version.files().bytes());
  }

  public Optional<StudyVersion> find(Connection connection, Accession accession, int number)
      throws SQLException {
    return Sql.one(
        connection,
        "select * from study_version where accession = ? and version = ?",
        StudyVersions::version,
        accession.value(),
        number);
  }

  /** The version that this draft became. */
  public Optional<StudyVersion> ofDraft(Connection connection, UUID draft) throws SQLException {
    return Sql.one(
        connection,
        "select * from study_version where draft_id = ?",
        StudyVersions::version,
        draft);
  }

  /** Keeps for ever what the study says of its last version, which another one follows now. */
  void keepAsItIs(Connection connection, Study study) throws SQLException {
    Sql.update(
        connection,
        "update study_version set title = ?, metadata = ? where accession = ? and version = ?",
        study.title(),
        study.metadata(),
        study.accession().value(),
        study.version());
  }

  public static StudyVersion version(ResultSet row) throws SQLException {
    return new StudyVersion(
        new Accession(row.getString("accession")),
        row.getInt("version"),
        row.getObject("draft_id", UUID.class),
        row.getString("title"),
        row.getString("metadata"),
        Objects.requireNonNull(Sql.instant(row, "submitted_at")),
        new FileTotals(row.getLong("file_count"), row.getLong("byte_count")),
        seal(row));
  }

  private static Optional<StudyVersion.Seal> seal(ResultSet row) throws SQLException {
    String manifest = row.getString("manifest");
    return manifest == null
        ? Optional.empty()
        : Optional.of(
            new StudyVersion.Seal(
                manifest,
                row.getString("root"),
                Objects.requireNonNull(Sql.instant(row, "sealed_at"))));
  }
}
