package org.lumenark.submission.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.SubmissionEvent.ManifestSealed;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.manifest.SealedManifest;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.release.Releases;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyRepository;
import org.lumenark.submission.study.StudyState;

/** Which study is sealed by whom: a lease on the study's row. */
@ApplicationScoped
class SealTasks {

  private static final Duration LEASE = Duration.ofSeconds(60);

  private final Database database;
  private final StudyRepository studies;
  private final Releases releases;
  private final Blobs blobs;
  private final AuditTrail trail;

  SealTasks(
      Database database,
      StudyRepository studies,
      Releases releases,
      Blobs blobs,
      AuditTrail trail) {
    this.database = database;
    this.studies = studies;
    this.releases = releases;
    this.blobs = blobs;
    this.trail = trail;
  }

  Optional<Study> claim(UUID worker) {
    return database.call(connection ->
        Sql.one(
            connection,
            "update study set seal_worker = ?, seal_until = ? where accession ="
                + " (select accession from study where manifest is null"
                + " and state <> 'withdrawn' and (seal_until is null or seal_until < now())"
                + " order by submitted_at limit 1 for update skip locked) returning *",
            StudyRepository::study,
            worker,
            Instant.now().plus(LEASE)));
  }

  /** Whether the study is still this worker's. */
  boolean renew(Study study, UUID worker) {
    return database.call(connection -> renew(connection, study, worker));
  }

  /** Makes the manifest the study's, if no other worker was faster. */
  void sealed(Study study, UUID worker, SealedManifest manifest, List<BlobKey> objects) {
    database.run(connection -> {
      Study current = studies.lock(connection, study.accession()).orElseThrow();
      if (current.ingest().sealed() || !renew(connection, study, worker)) {
        return;
      }
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      String state =
          current.state() instanceof StudyState.Submitted submitted
              ? submitted.seal().value()
              : current.state().value();
      Sql.update(
          connection,
          "update study set manifest = ?, root = ?, sealed_at = ?, state = ?"
              + " where accession = ?",
          manifest.uri(),
          manifest.root().root(),
          now,
          state,
          study.accession().value());
      for (BlobKey object : objects) {
        blobs.keep(connection, object);
      }
      FileTotals files = new FileTotals(manifest.root().count(), manifest.root().bytes());
      ManifestSealed event =
          new ManifestSealed(
              study.accession(),
              study.version(),
              manifest.uri(),
              manifest.root().root(),
              files,
              now);
      studies.append(connection, event, now);
      trail.append(
          connection,
          study.draft(),
          Actor.archive(),
          Action.MANIFEST_SEALED,
          Map.of("root", manifest.root().root(), "files", files.count(), "bytes", files.bytes()));
      releases.releaseIfDue(connection, study.accession());
    });
  }

  private static boolean renew(Connection connection, Study study, UUID worker)
      throws SQLException {
    return Sql.update(
            connection,
            "update study set seal_until = ? where accession = ? and seal_worker = ?",
            Instant.now().plus(LEASE),
            study.accession().value(),
            worker)
        == 1;
  }
}
