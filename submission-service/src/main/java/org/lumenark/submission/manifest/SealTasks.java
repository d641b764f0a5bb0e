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
import org.lumenark.submission.study.StudyVersion;
import org.lumenark.submission.study.StudyVersions;

/** Which version of a study is sealed by whom: a lease on the version's row. */
@ApplicationScoped
class SealTasks {

  private static final Duration LEASE = Duration.ofSeconds(60);

  private final Database database;
  private final StudyRepository studies;
  private final StudyVersions versions;
  private final Releases releases;
  private final Blobs blobs;
  private final AuditTrail trail;

  SealTasks(
      Database database,
      StudyRepository studies,
      StudyVersions versions,
      Releases releases,
      Blobs blobs,
      AuditTrail trail) {
    this.database = database;
    this.studies = studies;
    this.versions = versions;
    this.releases = releases;
    this.blobs = blobs;
    this.trail = trail;
  }

  Optional<StudyVersion> claim(UUID worker) {
    return database.call(connection ->
        Sql.one(
            connection,
            "update study_version set seal_worker = ?, seal_until = ? where (accession, version) ="
                + " (select v.accession, v.version from study_version v"
                + " join study s on s.accession = v.accession where v.manifest is null"
                + " and s.state <> 'withdrawn' and (v.seal_until is null or v.seal_until < now())"
                + " order by v.submitted_at limit 1 for update of v skip locked) returning *",
            StudyVersions::version,
            worker,
            Instant.now().plus(LEASE)));
  }

  /** Whether the version is still this worker's. */
  boolean renew(StudyVersion version, UUID worker) {
    return database.call(connection -> renew(connection, version, worker));
  }

  /** Makes the manifest the version's, if no other worker was faster. */
  void sealed(StudyVersion version, UUID worker, SealedManifest manifest, List<BlobKey> objects) {
    database.run(connection -> {
      Study study = studies.lock(connection, version.accession()).orElseThrow();
      if (isSealed(connection, version) || !renew(connection, version, worker)) {
        return;
      }
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      String state =
          study.state() instanceof StudyState.Submitted submitted
              ? submitted.seal().value()
              : study.state().value();
      Sql.update(
          connection,
          "update study_version set manifest = ?, root = ?, sealed_at = ?"
              + " where accession = ? and version = ?",
          manifest.uri(),
          manifest.root().root(),
          now,
          version.accession().value(),
          version.number());
      Sql.update(
          connection,
          "update study set state = ? where accession = ?",
          state,
          version.accession().value());
      for (BlobKey object : objects) {
        blobs.keep(connection, object);
      }
      FileTotals files = new FileTotals(manifest.root().count(), manifest.root().bytes());
      ManifestSealed event =
          new ManifestSealed(
              version.accession(),
              version.number(),
              manifest.uri(),
              manifest.root().root(),
              files,
              now);
      studies.append(connection, event, now);
      trail.append(
          connection,
          version.draft(),
          Actor.archive(),
          Action.MANIFEST_SEALED,
          Map.of("root", manifest.root().root(), "files", files.count(), "bytes", files.bytes()));
      releases.releaseIfDue(connection, study.accession());
    });
  }

  private boolean isSealed(Connection connection, StudyVersion version) throws SQLException {
    return versions
        .find(connection, version.accession(), version.number())
        .flatMap(StudyVersion::seal)
        .isPresent();
  }

  private static boolean renew(Connection connection, StudyVersion version, UUID worker)
      throws SQLException {
    return Sql.update(
            connection,
            "update study_version set seal_until = ?"
                + " where accession = ? and version = ? and seal_worker = ?",
            Instant.now().plus(LEASE),
            version.accession().value(),
            version.number(),
            worker)
        == 1;
  }
}
