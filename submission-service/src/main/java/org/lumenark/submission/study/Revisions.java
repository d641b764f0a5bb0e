package org.lumenark.submission.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.SubmissionEvent.StudyRevised;
import org.lumenark.submission.collaborator.Rights;
import org.lumenark.submission.reviewer.LinkRepository;

/** Tells the rest of the archive the whole new state of what may change of a study. */
@ApplicationScoped
public class Revisions {

  private final StudyRepository repository;
  private final Rights rights;
  private final LinkRepository links;
  private final StandingCorrections corrections;
  private final ObjectMapper mapper;

  Revisions(
      StudyRepository repository,
      Rights rights,
      LinkRepository links,
      StandingCorrections corrections,
      ObjectMapper mapper) {
    this.repository = repository;
    this.rights = rights;
    this.links = links;
    this.corrections = corrections;
    this.mapper = mapper;
  }

  /**
   * @param study locked, as it is now
   */
  public void revised(Connection connection, Study study, Instant now) throws SQLException {
    StudyRevised event =
        new StudyRevised(
            study.accession(),
            study.version(),
            study.title(),
            json(study.metadata()),
            study.releaseDate(),
            now,
            Optional.of(rights.readers(connection, study.draft())),
            Optional.of(links.told(connection, study.accession())),
            Optional.of(corrections.of(connection, study.accession())));
    repository.append(connection, event, now);
  }

  /** Others may see the study that this draft became, if it did. */
  public void readersChanged(Connection connection, UUID draft) throws SQLException {
    Optional<Study> found = repository.ofDraft(connection, draft);
    if (found.isPresent()) {
      Study study = repository.lock(connection, found.get().accession()).orElseThrow();
      if (!(study.state() instanceof StudyState.Withdrawn)) {
        revised(connection, study, Instant.now().truncatedTo(ChronoUnit.MICROS));
      }
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
