package org.lumenark.submission.release;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.lumenark.contracts.event.SubmissionEvent.StudyReleased;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.study.Revisions;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyRepository;
import org.lumenark.submission.study.StudyState;
import org.lumenark.submission.study.StudyView;

/** Sets release dates and makes due studies public. */
@ApplicationScoped
public class Releases {

  private static final int BATCH = 100;

  private final Database database;
  private final StudyRepository repository;
  private final Studies studies;
  private final AuditTrail trail;
  private final Revisions revisions;

  Releases(
      Database database,
      StudyRepository repository,
      Studies studies,
      Revisions revisions,
      AuditTrail trail) {
    this.database = database;
    this.repository = repository;
    this.studies = studies;
    this.trail = trail;
    this.revisions = revisions;
  }

  StudyView setDate(Caller caller, Accession accession, JsonNode value) {
    return database.call(connection -> {
      Study study = studies.lock(connection, caller, accession, Right.SUBMIT);
      if (study.state() instanceof StudyState.Withdrawn) {
        throw new ProblemException(ProblemType.WITHDRAWN);
      }
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      Instant date = ReleaseDate.parse(value, now);
      if (study.state() instanceof StudyState.Public) {
        if (!date.isAfter(now)) {
          return studies.view(connection, study);
        }
        throw new ProblemException(
            ProblemType.CONFLICT, "study.public", "The study is public.", List.of());
      }
      Sql.update(
          connection,
          "update study set release_date = ? where accession = ?",
          date,
          accession.value());
      revisions.revised(connection, repository.find(connection, accession).orElseThrow(), now);
      trail.append(
          connection,
          study.draft(),
          Actor.of(caller),
          Action.RELEASE_DATE_CHANGED,
          Map.of("from", study.releaseDate().toString(), "to", date.toString()));
      releaseIfDue(connection, accession);
      return studies.view(connection, repository.find(connection, accession).orElseThrow());
    });
  }

  /** Releases some of the studies that are due; several instances share the work. */
  int releaseDue() {
    return database.call(connection -> {
      List<Accession> due =
          Sql.all(
              connection,
              "select accession from study s where state = 'private' and release_date <= now()"
                  + " and exists (select from study_version v"
                  + " where v.accession = s.accession and v.verified)"
                  + " order by release_date limit ? for update skip locked",
              row -> new Accession(row.getString(1)),
              BATCH);
      for (Accession accession : due) {
        releaseIfDue(connection, accession);
      }
      return due.size();
    });
  }

  /** Makes the study public if its date has come and its files are verified. */
  public void releaseIfDue(Connection connection, Accession accession) throws SQLException {
    Study study = repository.lock(connection, accession).orElseThrow();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (study.state() instanceof StudyState.Private state
        && state.isDue(study.releaseDate(), study.verifiedVersion() > 0, now)) {
      Sql.update(
          connection,
          "update study set state = ?, released_at = ? where accession = ?",
          state.release().value(),
          now,
          accession.value());
      repository.append(
          connection,
          new StudyReleased(accession, study.verifiedVersion(), study.releaseDate(), now),
          now);
      trail.append(connection, study.draft(), Actor.archive(), Action.STUDY_RELEASED, Map.of());
    }
  }
}
