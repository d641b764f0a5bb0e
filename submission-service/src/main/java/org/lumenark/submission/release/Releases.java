package org.lumenark.submission.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.lumenark.contracts.event.SubmissionEvent.StudyReleased;
import org.lumenark.contracts.event.SubmissionEvent.StudyRevised;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
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
  private final ObjectMapper mapper;

  Releases(Database database, StudyRepository repository, Studies studies, ObjectMapper mapper) {
    this.database = database;
    this.repository = repository;
    this.studies = studies;
    this.mapper = mapper;
  }

  StudyView setDate(Caller caller, Accession accession, JsonNode value) {
    return database.call(connection -> {
      Study study = Studies.visible(repository.lock(connection, accession), caller);
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
      StudyRevised revised =
          new StudyRevised(
              accession, study.version(), study.title(), json(study.metadata()), date, now);
      repository.append(connection, revised, now);
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
              "select accession from study where state = 'private' and verified"
                  + " and release_date <= now() order by release_date limit ?"
                  + " for update skip locked",
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
        && state.isDue(study.releaseDate(), study.ingest().verified(), now)) {
      Sql.update(
          connection,
          "update study set state = ?, released_at = ? where accession = ?",
          state.release().value(),
          now,
          accession.value());
      repository.append(
          connection, new StudyReleased(accession, study.version(), study.releaseDate(), now), now);
    }
  }

  private JsonNode json(String metadata) {
    try {
      return mapper.readTree(metadata);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored metadata is no JSON", impossible);
    }
  }
}
