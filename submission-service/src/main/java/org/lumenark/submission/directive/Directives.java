package org.lumenark.submission.directive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.study.Revisions;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyRepository;
import org.lumenark.submission.study.StudyState;

/**
 * Takes directives and carries them out, a few studies in each transaction, in the order of their
 * accessions: it can be ended anywhere and goes on there. What was deposited is never touched; the
 * draft keeps it. An open draft of the next version follows its study.
 */
@ApplicationScoped
class Directives {

  private static final int BATCH = 20;
  private static final int EXAMPLES = 10;

  private final Database database;
  private final DirectiveRepository repository;
  private final StudyRepository studies;
  private final CorrectedDrafts nextDrafts;
  private final Revisions revisions;
  private final AuditTrail trail;
  private final ObjectMapper mapper;

  Directives(
      Database database,
      DirectiveRepository repository,
      StudyRepository studies,
      CorrectedDrafts nextDrafts,
      Revisions revisions,
      AuditTrail trail,
      ObjectMapper mapper) {
    this.database = database;
    this.repository = repository;
    this.studies = studies;
    this.nextDrafts = nextDrafts;
    this.revisions = revisions;
    this.trail = trail;
    this.mapper = mapper;
  }

  /** Work for {@link #step()}; returns at once. */
  DirectiveView begin(Caller caller, DirectiveRequest request) {
    return database.call(connection -> {
      UUID id = TimeOrderedId.next();
      repository.insert(connection, id, request, caller);
      return repository.view(connection, id).orElseThrow();
    });
  }

  DirectiveView view(UUID id) {
    return database
        .call(connection -> repository.view(connection, id))
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  List<DirectiveView> list(UUID before, int limit) {
    return database.call(connection -> repository.list(connection, before, limit));
  }

  /** Repeating it changes nothing. */
  DirectiveView revert(UUID id) {
    return database.call(connection -> {
      DirectiveView before =
          repository
              .view(connection, id)
              .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
      if (!repository.revert(connection, id) && before.state().equals("applying")) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "directive.under-way",
            "The directive is still being applied; wait for it.",
            List.of());
      }
      return repository.view(connection, id).orElseThrow();
    });
  }

  /** Looks at every study, a few at a time, and changes none. */
  Preview preview(Caller caller, DirectiveRequest request) {
    Directive directive =
        new Directive(
            TimeOrderedId.next(),
            request.field(),
            request.old(),
            request.value(),
            request.accessions(),
            false,
            caller.subject().orElse(""),
            caller.username(),
            "");
    long[] counts = new long[3];
    List<Preview.Example> examples = new ArrayList<>();
    String after = "";
    List<String> batch;
    do {
      String from = after;
      batch =
          database.call(connection -> {
            List<String> found = repository.next(connection, directive, from, BATCH);
            for (String accession : found) {
              Study study = studies.find(connection, new Accession(accession)).orElseThrow();
              Correction correction = Correction.apply(directive, study.document(mapper), today());
              count(study, correction, counts, examples);
            }
            return found;
          });
      after = batch.isEmpty() ? after : batch.getLast();
    } while (batch.size() == BATCH);
    return new Preview(counts[0], counts[1], counts[2], examples);
  }

  private static void count(
      Study study, Correction correction, long[] counts, List<Preview.Example> examples) {
    if (correction.refused()) {
      counts[2]++;
    } else if (!correction.pointers().isEmpty()) {
      counts[0]++;
      counts[1] += correction.pointers().size();
      if (examples.size() < EXAMPLES) {
        examples.add(
            new Preview.Example(study.accession().value(), study.title(), correction.pointers()));
      }
    }
  }

  /** Carries some of the work out; false if there is none. */
  boolean step() {
    return database.call(connection -> {
      Optional<Directive> taken = repository.take(connection);
      if (taken.isEmpty()) {
        return false;
      }
      Directive directive = taken.get();
      List<String> batch = repository.next(connection, directive, directive.reached(), BATCH);
      int refused = 0;
      for (String accession : batch) {
        refused += carryOut(connection, directive, new Accession(accession)) ? 0 : 1;
      }
      if (batch.size() < BATCH) {
        repository.reached(connection, directive.id(), "", refused);
        repository.finished(connection, directive);
      } else {
        repository.reached(connection, directive.id(), batch.getLast(), refused);
      }
      return true;
    });
  }

  /** False if the study was left as it is because the new value would make it invalid. */
  private boolean carryOut(Connection connection, Directive directive, Accession accession)
      throws SQLException {
    Optional<Draft> next =
        nextDrafts.lock(connection, studies.find(connection, accession).orElseThrow());
    Study study = studies.lock(connection, accession).orElseThrow();
    if (study.state() instanceof StudyState.Withdrawn) {
      return true;
    }
    List<String> changed = repository.pointers(connection, directive.id(), accession.value());
    Correction correction = correction(directive, study.document(mapper), changed);
    if (correction.refused()) {
      return false;
    }
    if (directive.reverting()) {
      repository.reverted(connection, directive.id(), accession.value(), correction.kept());
    } else if (!correction.pointers().isEmpty()) {
      repository.changed(connection, directive.id(), accession.value(), correction.pointers());
    }
    if (!correction.pointers().isEmpty()) {
      correct(connection, directive, study, correction);
    }
    if (next.isPresent()) {
      correct(
          connection, directive, next.get(), correction(directive, next.get().metadata(), changed));
    }
    return true;
  }

  private static Correction correction(
      Directive directive, ObjectNode document, List<String> changed) {
    return directive.reverting()
        ? Correction.revert(directive, document, changed)
        : Correction.apply(directive, document, today());
  }

  /** What its depositors changed meanwhile, or would be invalid, stays; see UndoneCorrections. */
  private void correct(
      Connection connection, Directive directive, Draft next, Correction correction)
      throws SQLException {
    if (correction.refused() || correction.pointers().isEmpty()) {
      return;
    }
    nextDrafts.correct(connection, next, correction);
    tell(connection, directive, next.id(), correction);
  }

  private void correct(
      Connection connection, Directive directive, Study study, Correction correction)
      throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Accession accession = study.accession();
    repository.correct(
        connection,
        accession.value(),
        correction.document().path("title").asText(study.title()).strip(),
        correction.document().toString());
    revisions.revised(connection, studies.find(connection, accession).orElseThrow(), now);
    tell(connection, directive, study.draft(), correction);
  }

  private void tell(Connection connection, Directive directive, UUID draft, Correction correction)
      throws SQLException {
    trail.append(
        connection,
        draft,
        new Actor(Optional.of(directive.author()), directive.authorName()),
        directive.reverting() ? Action.CORRECTION_REVERTED : Action.METADATA_CORRECTED,
        Map.of(
            "directive",
            directive.id().toString(),
            "pointers",
            correction.pointers(),
            "old",
            directive.reverting() ? directive.value() : directive.old(),
            "new",
            directive.reverting() ? directive.old() : directive.value()));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
