package org.lumenark.submission.study;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.contracts.event.SubmissionEvent.StudyWithdrawn;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.collaborator.Deposit;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.collaborator.Rights;
import org.lumenark.submission.collection.Desks;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;

/**
 * Studies for their owners, collaborators, curators and admins; to everyone else they do not exist
 * here.
 */
@ApplicationScoped
public class Studies {

  private final Database database;
  private final StudyRepository repository;
  private final Rights rights;
  private final Desks desks;
  private final AuditTrail trail;
  private final DataAvailability sentence;
  private final String publicUrl;

  Studies(
      Database database,
      StudyRepository repository,
      Rights rights,
      Desks desks,
      AuditTrail trail,
      DataAvailability sentence,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.database = database;
    this.repository = repository;
    this.rights = rights;
    this.desks = desks;
    this.trail = trail;
    this.sentence = sentence;
    this.publicUrl = publicUrl;
  }

  StudyView get(Caller caller, Accession accession) {
    return database.call(connection -> view(connection, readable(connection, caller, accession)));
  }

  /**
   * The study, if the caller may see it.
   *
   * @throws ProblemException if there is none for the caller
   */
  public Study readable(Connection connection, Caller caller, Accession accession)
      throws SQLException {
    return allowed(connection, repository.find(connection, accession), caller, Right.VIEW);
  }

  /**
   * The study, locked against every other change, if the caller has the right.
   *
   * @throws ProblemException if there is none for the caller, or the right is missing
   */
  public Study lock(Connection connection, Caller caller, Accession accession, Right needed)
      throws SQLException {
    return allowed(connection, repository.lock(connection, accession), caller, needed);
  }

  /** Takes a study from view for ever; repeating it changes nothing, not even the reason. */
  StudyView withdraw(Caller caller, Accession accession, String reason) {
    return database.call(connection -> {
      Study study = lock(connection, caller, accession, Right.OWN);
      if (!(study.state() instanceof StudyState.Withdrawn)) {
        Instant now = Instant.now();
        Sql.update(
            connection,
            "update study set state = ?, withdrawal_reason = ?, withdrawn_at = ?"
                + " where accession = ?",
            study.state().withdraw().value(),
            reason,
            now,
            accession.value());
        repository.append(
            connection, new StudyWithdrawn(accession, study.version(), reason, now), now);
        trail.append(
            connection,
            study.draft(),
            Actor.of(caller),
            Action.STUDY_WITHDRAWN,
            Map.of("reason", reason));
      }
      return view(connection, repository.find(connection, accession).orElseThrow());
    });
  }

  public StudyView view(Connection connection, Study study) throws SQLException {
    List<FileProblem> problems = new ArrayList<>();
    if (!(study.state() instanceof StudyState.Withdrawn)) {
      study.ingest().stopped().ifPresent(problems::add);
      problems.addAll(repository.problems(connection, study));
    }
    return StudyView.of(study, publicUrl, sentence, problems);
  }

  private Study allowed(Connection connection, Optional<Study> found, Caller caller, Right needed)
      throws SQLException {
    Optional<Deposit> deposit = found.map(study -> new Deposit(study.draft(), study.owner()));
    if (caller.seesEverything()) {
      Study study = found.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
      if (needed != Right.VIEW && !rights.has(connection, deposit.orElseThrow(), caller, needed)) {
        desks.of(connection, caller).require(study.collection());
      }
      return study;
    }
    rights.require(connection, deposit, caller, needed);
    return found.orElseThrow();
  }
}
