package org.lumenark.submission.study;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.SubmissionEvent;
import org.lumenark.contracts.event.Topics;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.messaging.Outbox;
import org.lumenark.submission.database.Sql;

/** Rows of studies and the events of their life. */
@ApplicationScoped
public class StudyRepository {

  /** A study with its last version; {@code verified_version} is the first one that is verified. */
  private static final String STUDY =
      """
      select s.*, v.manifest, v.batches, v.files_verified, v.files_rejected, v.verified,
          v.ingest_completed, v.stopped_code, v.stopped_message,
          (select min(c.version) from study_version c
            where c.accession = s.accession and c.verified) as verified_version
        from study s
        join study_version v on v.accession = s.accession and v.version = s.version
       where s.accession =\
      """;

  private static final String SOURCE = "/lumenark/submission-service";

  private final StudyVersions versions;

  StudyRepository(StudyVersions versions) {
    this.versions = versions;
  }

  /** A new study with its first version. */
  void insert(
      Connection connection,
      StudyVersion first,
      CollectionName collection,
      String owner,
      Instant releaseDate)
      throws SQLException {
    Sql.update(
        connection,
        "insert into study (accession, draft_id, version, state, owner_subject, title, metadata,"
            + " release_date, submitted_at, file_count, byte_count, collection)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        first.accession().value(),
        first.draft(),
        first.number(),
        new StudyState.Submitted().value(),
        owner,
        first.title(),
        first.metadata(),
        releaseDate,
        first.submittedAt(),
        first.files().count(),
        first.files().bytes(),
        collection.value());
    versions.insert(connection, first);
  }

  public Optional<Study> find(Connection connection, Accession accession) throws SQLException {
    return Sql.one(connection, STUDY + " ?", StudyRepository::study, accession.value());
  }

  /** The study, locked until the transaction ends: whoever appends an event holds it. */
  public Optional<Study> lock(Connection connection, Accession accession) throws SQLException {
    return Sql.one(
        connection, STUDY + " ? for update of s", StudyRepository::study, accession.value());
  }

  /** The study of which this draft became a version. */
  Optional<Study> ofDraft(Connection connection, UUID draft) throws SQLException {
    return Sql.one(
        connection,
        STUDY + " (select accession from study_version where draft_id = ?)",
        StudyRepository::study,
        draft);
  }

  List<FileProblem> problems(Connection connection, Study study) throws SQLException {
    return Sql.all(
        connection,
        "select path, code, message from file_problem where accession = ? and version = ?"
            + " and not restored order by ordinal limit 1000",
        row -> FileProblem.rejected(row.getString(1), row.getString(2), row.getString(3)),
        study.accession().value(),
        study.version());
  }

  /** Writes the event in this transaction; the study's row is locked. */
  public void append(Connection connection, SubmissionEvent event, Instant time)
      throws SQLException {
    String key = event.accession().value();
    long keyVersion =
        Sql.one(
                connection,
                "update study set key_version = key_version + 1 where accession = ?"
                    + " returning key_version",
                row -> row.getLong(1),
                key)
            .orElseThrow();
    Outbox.append(
        connection,
        Topics.SUBMISSION,
        new EventEnvelope<>(TimeOrderedId.next(), SOURCE, time, key, keyVersion, event));
  }

  public static Study study(ResultSet row) throws SQLException {
    return new Study(
        new Accession(row.getString("accession")),
        new CollectionName(row.getString("collection")),
        row.getObject("draft_id", UUID.class),
        row.getInt("version"),
        StudyState.of(row.getString("state")),
        row.getString("owner_subject"),
        row.getString("title"),
        row.getString("metadata"),
        Objects.requireNonNull(Sql.instant(row, "release_date")),
        new FileTotals(row.getLong("file_count"), row.getLong("byte_count")),
        Optional.ofNullable(row.getString("withdrawal_reason")),
        row.getInt("verified_version"),
        new Study.Ingest(
            row.getString("manifest") != null,
            row.getLong("files_verified"),
            row.getLong("files_rejected"),
            row.getBoolean("verified"),
            row.getBoolean("ingest_completed"),
            stopped(row)));
  }

  /** Once all batches have come it went on. */
  private static Optional<FileProblem> stopped(ResultSet row) throws SQLException {
    String code = row.getString("stopped_code");
    boolean over =
        row.getBoolean("ingest_completed")
            || (row.getObject("batches") != null
                && row.getLong("files_verified") == row.getLong("file_count"));
    return code == null || over
        ? Optional.empty()
        : Optional.of(FileProblem.stopped(code, row.getString("stopped_message")));
  }
}
