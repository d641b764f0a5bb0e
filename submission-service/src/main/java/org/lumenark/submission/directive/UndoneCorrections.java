package org.lumenark.submission.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.platform.problem.Finding;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyRepository;

/** What curators corrected in a study and the draft of its next version would undo. */
@ApplicationScoped
public class UndoneCorrections {

  private final DirectiveRepository repository;
  private final StudyRepository studies;
  private final ObjectMapper mapper;

  UndoneCorrections(DirectiveRepository repository, StudyRepository studies, ObjectMapper mapper) {
    this.repository = repository;
    this.studies = studies;
    this.mapper = mapper;
  }

  /** Warnings, in the order of the corrections; none for a draft that becomes a new study. */
  public List<Finding> findings(Connection connection, Draft draft) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    if (draft.isOpen() && draft.next().isPresent()) {
      Study study = studies.find(connection, draft.next().get().accession()).orElseThrow();
      ObjectNode current = study.document(mapper);
      for (DirectiveRepository.Standing standing :
          repository.standing(connection, study.accession().value())) {
        findings.addAll(undone(standing, current, draft.metadata()));
      }
    }
    return findings;
  }

  private static List<Finding> undone(
      DirectiveRepository.Standing standing, ObjectNode study, ObjectNode draft) {
    JsonNode value = standing.directive().value();
    // A version that was submitted since may have undone it already; that was told then.
    List<String> stands =
        standing.pointers().stream().filter(pointer -> study.at(pointer).equals(value)).toList();
    // Elements of a list may have moved.
    if (standing.directive().field().count(draft, value) >= stands.size()) {
      return List.of();
    }
    return stands.stream()
        .filter(pointer -> !draft.at(pointer).equals(value))
        .map(pointer ->
            Finding.warning(
                "correction.undone",
                pointer,
                "A curator corrected this in the study to " + value + "; the draft undoes it.",
                "Take the correction over, or leave it and tell the curators why."))
        .toList();
  }
}
