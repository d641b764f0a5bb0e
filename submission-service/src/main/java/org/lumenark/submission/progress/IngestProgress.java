package org.lumenark.submission.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.contracts.event.IngestEvent;
import org.lumenark.contracts.event.IngestEvent.FileRejected;
import org.lumenark.contracts.event.IngestEvent.FilesVerified;
import org.lumenark.contracts.event.IngestEvent.ImageConverted;
import org.lumenark.contracts.event.IngestEvent.ImageFailed;
import org.lumenark.contracts.event.IngestEvent.IngestCompleted;
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
        "update study s set batches = ?, files_verified = b.files, files_rejected = b.rejected,"
            + " verified = s.verified or (b.batches = ? and b.rejected = 0)"
            + " from (select count(*) as batches, sum(files) as files, sum(rejected) as rejected"
            + " from verified_batch where accession = ? and version = ?) b"
            + " where s.accession = ? and s.version = ?",
        event.batches(),
        event.batches(),
        event.accession().value(),
        event.version(),
        event.accession().value(),
        event.version());
    releases.releaseIfDue(connection, event.accession());
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

  /** A study without files has no batches: its completion is what verifies it. */
  private void completed(Connection connection, IngestCompleted event) throws SQLException {
    Sql.update(
        connection,
        "update study set ingest_completed = true, verified = verified or ?"
            + " where accession = ? and version = ?",
        event.rejected() == 0,
        event.accession().value(),
        event.version());
    releases.releaseIfDue(connection, event.accession());
  }
}
