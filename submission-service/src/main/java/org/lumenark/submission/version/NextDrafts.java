package org.lumenark.submission.version;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.file.FileRepository;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyRepository;
import org.lumenark.submission.study.StudyState;
import org.lumenark.submission.study.StudyVersion;
import org.lumenark.submission.study.StudyVersions;
import org.lumenark.submission.table.DraftTableRepository;
import org.lumenark.submission.table.TableKind;

/**
 * Opens drafts of next versions. Such a draft begins with all that the last version has: rows are
 * copied in one statement, bytes are not. While one is open there is no other; the row of the draft
 * that the study began as is what submissions and requests for a next version wait for.
 */
@ApplicationScoped
class NextDrafts {

  private final Database database;
  private final Studies studies;
  private final StudyRepository studyRows;
  private final StudyVersions versions;
  private final Drafts drafts;
  private final DraftRepository draftRows;
  private final FileRepository files;
  private final DraftTableRepository tables;
  private final AuditTrail trail;
  private final ObjectMapper mapper;

  NextDrafts(
      Database database,
      Studies studies,
      StudyRepository studyRows,
      StudyVersions versions,
      Drafts drafts,
      DraftRepository draftRows,
      FileRepository files,
      DraftTableRepository tables,
      AuditTrail trail,
      ObjectMapper mapper) {
    this.database = database;
    this.studies = studies;
    this.studyRows = studyRows;
    this.versions = versions;
    this.drafts = drafts;
    this.draftRows = draftRows;
    this.files = files;
    this.tables = tables;
    this.trail = trail;
    this.mapper = mapper;
  }

  /** The draft of the next version. */
  sealed interface Opened {}

  /** It was made for this request. */
  record Made(Draft draft) implements Opened {}

  /** It was made before, for this key or by whoever may edit the deposit. */
  record Known(Draft draft) implements Opened {}

  /**
   * @param key of the request; the same key gives the same draft, also after it was submitted
   * @throws ProblemException if there is no such study for the caller, or it can have no next
   *     version now
   */
  Opened open(Caller caller, Accession accession, @Nullable String key) {
    return database.call(connection -> {
      UUID began = studies.readable(connection, caller, accession).draft();
      Draft deposit = lock(connection, caller, began);
      Study study = studyRows.find(connection, accession).orElseThrow();
      Optional<Draft> known = known(connection, caller, study, key);
      if (known.isPresent()) {
        return new Known(known.get());
      }
      if (study.state() instanceof StudyState.Withdrawn) {
        throw new ProblemException(ProblemType.WITHDRAWN);
      }
      Draft draft = make(connection, study, deposit);
      if (key != null) {
        remember(connection, caller, key, draft);
      }
      trail.append(
          connection,
          draft.id(),
          Actor.of(caller),
          Action.VERSION_BEGUN,
          Map.of("accession", accession.value(), "version", study.version() + 1));
      return new Made(draft);
    });
  }

  /** Curators see every study, but its next version is its depositors' to make. */
  private Draft lock(Connection connection, Caller caller, UUID deposit) throws SQLException {
    try {
      return drafts.lock(connection, caller, deposit, Right.EDIT);
    } catch (ProblemException refused) {
      throw caller.seesEverything() ? new ProblemException(ProblemType.NOT_ALLOWED) : refused;
    }
  }

  private Optional<Draft> known(
      Connection connection, Caller caller, Study study, @Nullable String key) throws SQLException {
    Optional<UUID> remembered =
        key == null
            ? Optional.empty()
            : draftRows.remembered(connection, caller.subject().orElse(""), key);
    if (remembered.isEmpty()) {
      return draftRows.openNext(connection, study.accession());
    }
    Optional<Draft> draft =
        draftRows
            .find(connection, remembered.get())
            .filter(found -> found.next().isPresent())
            .filter(found -> found.next().get().accession().equals(study.accession()));
    if (draft.isEmpty()) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "idempotency.reused",
          "The key was given with another request. Take a new one.",
          List.of());
    }
    if (draft.get().state().equals("deleted")) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "version.deleted",
          "The draft of this key was deleted. Restore it, or take a new key.",
          List.of());
    }
    return draft;
  }

  private Draft make(Connection connection, Study study, Draft deposit) throws SQLException {
    StudyVersion last = versions.find(connection, study.accession(), study.version()).orElseThrow();
    if (last.seal().isEmpty()) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "version.not-sealed",
          "The manifest of version " + last.number() + " is not sealed yet; ask again in a moment.",
          List.of());
    }
    drafts.checkQuota(connection, deposit.owner().subject());
    UUID id = TimeOrderedId.next();
    Draft.Next next = new Draft.Next(study.accession(), study.version() + 1);
    draftRows.insertNext(connection, id, deposit, study.document(mapper), next);
    files.copyAll(connection, last.draft(), id);
    draftRows.inherit(connection, id, last.files());
    for (TableKind kind : TableKind.values()) {
      tables.copy(connection, kind, last.draft(), id);
    }
    return draftRows.find(connection, id).orElseThrow();
  }

  private void remember(Connection connection, Caller caller, String key, Draft draft)
      throws SQLException {
    if (!draftRows.remember(connection, caller.subject().orElse(""), key, draft.id())) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "idempotency.concurrent",
          "Another request with this key is being answered.",
          List.of());
    }
  }
}
