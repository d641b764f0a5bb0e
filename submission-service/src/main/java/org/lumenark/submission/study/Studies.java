package org.lumenark.submission.study;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.contracts.event.SubmissionEvent.StudyWithdrawn;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;

/** Studies for their owners, curators and admins; to everyone else they do not exist here. */
@ApplicationScoped
public class Studies {

  private final Database database;
  private final StudyRepository repository;
  private final String publicUrl;

  Studies(
      Database database,
      StudyRepository repository,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.database = database;
    this.repository = repository;
    this.publicUrl = publicUrl;
  }

  StudyView get(Caller caller, Accession accession) {
    return database.call(
        connection -> view(connection, visible(repository.find(connection, accession), caller)));
  }

  /** Takes a study from view for ever; repeating it changes nothing, not even the reason. */
  StudyView withdraw(Caller caller, Accession accession, String reason) {
    return database.call(connection -> {
      Study study = visible(repository.lock(connection, accession), caller);
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
    return StudyView.of(study, publicUrl, problems);
  }

  public static Study visible(Optional<Study> found, Caller caller) {
    return found
        .filter(study -> caller.maySee(List.of(study.owner())))
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }
}
