package org.lumenark.submission.curation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.Page;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.collection.Desk;
import org.lumenark.submission.collection.Desks;
import org.lumenark.submission.collection.Placements;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.mail.MailKind;
import org.lumenark.submission.mail.Mails;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyState;

/**
 * What curators and depositors say to each other about a study. No accession and no release waits
 * for it.
 */
@ApplicationScoped
class Curation {

  private static final long MOST_COMMENTS = 1_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final CurationRepository repository;
  private final Studies studies;
  private final Placements placements;
  private final Desks desks;
  private final AuditTrail trail;
  private final Mails mails;

  Curation(
      Database database,
      CurationRepository repository,
      Studies studies,
      Placements placements,
      Desks desks,
      AuditTrail trail,
      Mails mails) {
    this.mails = mails;
    this.database = database;
    this.repository = repository;
    this.studies = studies;
    this.placements = placements;
    this.desks = desks;
    this.trail = trail;
  }

  /**
   * Of the collections that the curator has.
   *
   * @param collection only of this one; null for all
   */
  Page<CurationView> queue(
      Caller curator,
      CurationState state,
      @Nullable String collection,
      @Nullable String cursor,
      int limit) {
    QueuePlace after = QueuePlace.of(cursor);
    List<CurationView> found =
        database.call(connection ->
            repository.queue(
                connection,
                new QueueFilter(state, collections(connection, curator, collection)),
                after,
                limit + 1));
    List<CurationView> shown = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(shown, found.size() > limit ? QueuePlace.after(shown.getLast()) : null);
  }

  private Optional<Set<CollectionName>> collections(
      Connection connection, Caller curator, @Nullable String asked) throws SQLException {
    Desk desk = desks.of(connection, curator);
    if (asked == null) {
      return desk.only();
    }
    CollectionName known = placements.known(connection, asked);
    desk.require(known);
    return Optional.of(Set.of(known));
  }

  CurationView view(Caller caller, Accession accession) {
    return database.call(connection -> {
      studies.readable(connection, caller, accession);
      return repository.view(connection, accession);
    });
  }

  Page<Comment> comments(Caller caller, Accession accession, @Nullable UUID after, int limit) {
    return database.call(connection -> {
      studies.readable(connection, caller, accession);
      List<Comment> found =
          repository.comments(connection, accession, after == null ? BEFORE_ALL : after, limit + 1);
      List<Comment> shown = found.subList(0, Math.min(limit, found.size()));
      return new Page<>(shown, found.size() > limit ? shown.getLast().id().toString() : null);
    });
  }

  /**
   * Says something. What a depositor says about a study that was returned puts it in the queue
   * again.
   *
   * @param text is asked for only when the rights are known, so that a stranger learns nothing
   */
  Comment comment(Caller caller, Accession accession, Supplier<String> text) {
    return database.call(connection -> {
      Study study = open(connection, caller, accession, Right.EDIT);
      Comment comment = say(connection, caller, study, text.get());
      tell(connection, study, caller, MailKind.COMMENT, comment.curator());
      if (!comment.curator()
          && repository.view(connection, accession).curation() == CurationState.RETURNED) {
        repository.set(connection, accession, CurationState.WAITING, comment.createdAt());
      }
      return comment;
    });
  }

  /**
   * Decides as a curator; a decision that stands already stays as it is.
   *
   * @param text what is said with it
   */
  CurationView decide(
      Caller caller, Accession accession, CurationState decision, Supplier<Optional<String>> text) {
    return database.call(connection -> {
      Study study = open(connection, caller, accession, Right.VIEW);
      if (!caller.seesEverything()) {
        throw new ProblemException(
            ProblemType.NOT_ALLOWED, "curation.right", "Only curators decide.", List.of());
      }
      desks.of(connection, caller).require(study.collection());
      Optional<String> said = text.get();
      if (said.isPresent()) {
        say(connection, caller, study, said.get());
      }
      boolean changed = repository.view(connection, accession).curation() != decision;
      if (changed || said.isPresent()) {
        tell(connection, study, caller, changed ? kind(decision) : MailKind.COMMENT, true);
      }
      if (changed) {
        repository.set(connection, accession, decision, now());
        trail.append(
            connection,
            study.draft(),
            Actor.of(caller),
            decision == CurationState.ACCEPTED
                ? Action.CURATION_ACCEPTED
                : Action.CURATION_RETURNED,
            Map.of());
      }
      return repository.view(connection, accession);
    });
  }

  private static MailKind kind(CurationState decision) {
    return decision == CurationState.ACCEPTED ? MailKind.ACCEPTED : MailKind.RETURNED;
  }

  private void tell(
      Connection connection, Study study, Caller caller, MailKind kind, boolean curator)
      throws SQLException {
    mails.said(connection, study.accession(), study.draft(), study.title(), caller, kind, curator);
  }

  private Study open(Connection connection, Caller caller, Accession accession, Right needed)
      throws SQLException {
    Study study = studies.lock(connection, caller, accession, needed);
    if (study.state() instanceof StudyState.Withdrawn) {
      throw new ProblemException(ProblemType.WITHDRAWN);
    }
    return study;
  }

  private Comment say(Connection connection, Caller caller, Study study, String text)
      throws SQLException {
    if (repository.view(connection, study.accession()).comments() >= MOST_COMMENTS) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "quota.comments",
          "The study has " + MOST_COMMENTS + " comments.",
          List.of());
    }
    Comment comment =
        new Comment(
            TimeOrderedId.next(),
            caller.username(),
            caller.seesEverything() && !caller.is(study.owner()),
            text,
            now());
    repository.insert(connection, study.accession(), comment);
    trail.append(
        connection,
        study.draft(),
        Actor.of(caller),
        Action.COMMENT_ADDED,
        Map.of("comment", comment.id().toString()));
    return comment;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
