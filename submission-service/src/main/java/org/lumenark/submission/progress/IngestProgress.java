package org.lumenark.submission.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.IngestEvent.FileRejected;
import org.lumenark.contracts.event.IngestEvent.FileRestored;
import org.lumenark.contracts.event.IngestEvent.FilesVerified;
import org.lumenark.contracts.event.IngestEvent.ImageConverted;
import org.lumenark.contracts.event.IngestEvent.ImageFailed;
import org.lumenark.contracts.event.IngestEvent.IngestCompleted;
import org.lumenark.contracts.event.IngestEvent.IngestStopped;
import org.lumenark.platform.messaging.Inbox;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.release.Releases;
import org.lumenark.submission.study.StudyRepository;

/**
 * Merges what ingest tells into its study. The result is the same in whatever order and however
 * often events come: rows are keyed by what they are about, and the counts are taken from them.
 */
@ApplicationScoped
public class IngestProgress {

  private static final String CONSUMER = "ingest-progress";

  private final Database database;
  private final StudyRepository studies;
  private final Releases releases;

  IngestProgress(Database database, StudyRepository studies, Releases releases) {
    this.database = database;
    this.studies = studies;
    this.releases = releases;
  }

  public void apply(EventEnvelope<?> event) {
    if (event.data() instanceof IngestEvent data) {
      database.run(connection -> {
        if (studies.lock(connection, data.accession()).isPresent()
            && Inbox.firstTime(connection, CONSUMER, event.id())) {
          merge(connection, data);
        }
      });
    }
  }

  private void merge(Connection connection, IngestEvent event) throws SQLException {
    switch (event) {
      case FilesVerified verified -> verified(connection, verified);
      case FileRejected rejected -> rejected(connection, rejected);
      case FileRestored restored -> restored(connection, restored);
      case IngestStopped stopped -> stopped(connection, stopped);
      case IngestCompleted completed -> completed(connection, completed);
      case ImageConverted converted -> {}
      case ImageFailed failed -> {}
    }
  }

  private void verified(Connection connection, FilesVerified event) throws SQLException {
    Sql.update(
        connection,
        "insert into verified_batch (accession, version, batch, files, rejected)"
            + " values (?, ?, ?, ?, ?) on conflict do nothing",
        event.accession().value(),
        event.version(),
        event.batch(),
        event.files(),
        event.rejected());
    Sql.update(
        connection,
        "update study_version set batches = ? where accession = ? and version = ?",
        event.batches(),
        event.accession().value(),
        event.version());
    count(connection, event);
  }

  private static void rejected(Connection connection, FileRejected event) throws SQLException {
    Sql.update(
        connection,
        "insert into file_problem (accession, version, ordinal, path, code, message)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        event.accession().value(),
        event.version(),
        event.ordinal(),
        event.path(),
        event.reason().code(),
        event.reason().message());
  }

  private void restored(Connection connection, FileRestored event) throws SQLException {
    Sql.update(
        connection,
        "insert into file_problem (accession, version, ordinal, path, code, message, restored)"
            + " values (?, ?, ?, ?, '', '', true)"
            + " on conflict (accession, version, ordinal) do update set restored = true",
        event.accession().value(),
        event.version(),
        event.ordinal(),
        event.path());
    count(connection, event);
  }

  private static void stopped(Connection connection, IngestStopped event) throws SQLException {
    Sql.update(
        connection,
        "update study_version set stopped_code = ?, stopped_message = ? where accession = ? and"
            + " version = ?",
        event.reason().code(),
        event.reason().message(),
        event.accession().value(),
        event.version());
  }

  /** Takes the counts from what is known: files are verified if none is still rejected. */
  private void count(Connection connection, IngestEvent event) throws SQLException {
    Sql.update(
        connection,
        "update study_version s set files_verified = b.files,"
            + " files_rejected = greatest(b.rejected - r.restored, 0),"
            + " verified = s.verified"
            + " or coalesce(b.batches = s.batches and b.rejected = r.restored, false)"
            + " from (select count(*) as batches, coalesce(sum(files), 0) as files,"
            + " coalesce(sum(rejected), 0) as rejected"
            + " from verified_batch where accession = ? and version = ?) b,"
            + " (select count(*) as restored from file_problem"
            + " where accession = ? and version = ? and restored) r"
            + " where s.accession = ? and s.version = ?",
        event.accession().value(),
        event.version(),
        event.accession().value(),
        event.version(),
        event.accession().value(),
        event.version());
    releases.releaseIfDue(connection, event.accession());
  }

  /** A study without files has no batches: its completion is what verifies it. */
  private void completed(Connection connection, IngestCompleted event) throws SQLException {
    Sql.update(
        connection,
        "update study_version set ingest_completed = true, verified = verified or ?"
            + " where accession = ? and version = ?",
        event.rejected() == 0,
        event.accession().value(),
        event.version());
    releases.releaseIfDue(connection, event.accession());
  }
}
