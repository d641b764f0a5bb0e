package org.lumenark.submission.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.SubmissionEvent.StudySubmitted;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.action.Actions;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.collaborator.Rights;
import org.lumenark.submission.collection.Placement;
import org.lumenark.submission.collection.Placements;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.filelist.Comparisons;
import org.lumenark.submission.mail.Mails;
import org.lumenark.submission.manifest.Sealing;
import org.lumenark.submission.redirect.Redirects;
import org.lumenark.submission.release.ReleaseDate;
import org.lumenark.submission.upload.OpenUploads;
import org.lumenark.submission.validation.Report;
import org.lumenark.submission.validation.Validator;

/** Submitting: one short transaction, whatever the number of files; their rows are not touched. */
@ApplicationScoped
class Submission {

  private final Database database;
  private final Drafts drafts;
  private final DraftRepository draftRows;
  private final StudyRepository repository;
  private final NextVersions nextVersions;
  private final Studies studies;
  private final OpenUploads uploads;
  private final Actions actions;
  private final Placements placements;
  private final Validator validator;
  private final Comparisons lists;
  private final Sealing sealing;
  private final Rights rights;
  private final AuditTrail trail;
  private final Redirects redirects;
  private final Mails mails;
  private final SubmissionConfig config;

  Submission(
      Database database,
      Drafts drafts,
      DraftRepository draftRows,
      StudyRepository repository,
      NextVersions nextVersions,
      Studies studies,
      OpenUploads uploads,
      Actions actions,
      Placements placements,
      Validator validator,
      Comparisons lists,
      Sealing sealing,
      Rights rights,
      AuditTrail trail,
      Redirects redirects,
      Mails mails,
      SubmissionConfig config) {
    this.database = database;
    this.drafts = drafts;
    this.draftRows = draftRows;
    this.repository = repository;
    this.nextVersions = nextVersions;
    this.studies = studies;
    this.uploads = uploads;
    this.actions = actions;
    this.placements = placements;
    this.validator = validator;
    this.lists = lists;
    this.sealing = sealing;
    this.rights = rights;
    this.trail = trail;
    this.redirects = redirects;
    this.mails = mails;
    this.config = config;
  }

  StudyView submit(Caller caller, UUID id, @Nullable JsonNode body) {
    StudyView study =
        database.call(connection -> {
          Draft draft = drafts.lock(connection, caller, id, Right.SUBMIT);
          Study submitted =
              draft.isOpen()
                  ? submit(connection, caller, draft, body)
                  : repository.ofDraft(connection, id).orElseThrow();
          return studies.view(connection, submitted);
        });
    sealing.wake();
    return study;
  }

  private Study submit(Connection connection, Caller caller, Draft draft, @Nullable JsonNode body)
      throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Optional<Study> before =
        draft.next().isPresent()
            ? Optional.of(nextVersions.require(connection, draft, draft.next().get()))
            : Optional.empty();
    Instant releaseDate = releaseDate(before, body, now);
    if (actions.changes(connection, draft.id())) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "action.under-way",
          "An action still changes the files of the draft; wait for it or cancel it.",
          List.of());
    }
    Placement placement = placements.of(connection, draft);
    Report report =
        validator
            .validate(
                draft,
                placement,
                uploads.of(connection, draft.id()),
                LocalDate.ofInstant(releaseDate, ZoneOffset.UTC))
            .and(lists.findings(connection, draft.id()));
    if (!report.valid()) {
      throw new ProblemException(
          ProblemType.VALIDATION, "The draft cannot be submitted yet.", report.findings());
    }
    StudyVersion version =
        new StudyVersion(
            before.isPresent()
                ? before.get().accession()
                : placements.nextAccession(connection, placement),
            draft.next().map(Draft.Next::version).orElse(1),
            draft.id(),
            draft.metadata().path("title").asText().strip(),
            draft.metadata().toString(),
            now,
            draft.files(),
            Optional.empty());
    if (before.isPresent()) {
      nextVersions.advance(connection, before.get(), version);
    } else {
      repository.insert(
          connection, version, placement.name(), draft.owner().subject(), releaseDate);
    }
    draftRows.setState(connection, draft.id(), "submitted");
    StudySubmitted event =
        new StudySubmitted(
            version.accession(),
            version.number(),
            draft.id(),
            draft.owner(),
            version.title(),
            draft.metadata(),
            releaseDate,
            now,
            draft.files(),
            Optional.of(rights.readers(connection, draft.id())),
            Optional.of(placement.name()));
    repository.append(connection, event, now);
    trail.append(
        connection,
        draft.id(),
        Actor.of(caller),
        Action.STUDY_SUBMITTED,
        details(version, placement, releaseDate, draft));
    mails.submitted(
        connection,
        version.accession(),
        version.number(),
        version.title(),
        caller,
        placement.curators());
    return repository.find(connection, version.accession()).orElseThrow();
  }

  /** A new version has the release date of its study. */
  private Instant releaseDate(Optional<Study> before, @Nullable JsonNode body, Instant now) {
    JsonNode asked = body == null ? MissingNode.getInstance() : body.path("releaseDate");
    if (before.isEmpty()) {
      return asked.isMissingNode()
          ? now.plus(config.defaultEmbargo())
          : ReleaseDate.parse(asked, now);
    }
    if (!asked.isMissingNode()) {
      Finding finding =
          Finding.error(
              "version.release-date",
              "/releaseDate",
              "A new version has the release date of its study.",
              "Leave it out; set it at /api/v1/submissions/ACCESSION/release-date.");
      throw new ProblemException(
          ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
    }
    return before.get().releaseDate();
  }

  /** Rules that would have had the study elsewhere stay with it. */
  private Map<String, Object> details(
      StudyVersion version, Placement placement, Instant releaseDate, Draft draft) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("accession", version.accession().value());
    details.put("version", version.number());
    details.put("collection", placement.name().value());
    details.put("releaseDate", releaseDate.toString());
    details.put("files", draft.files().count());
    details.put("bytes", draft.files().bytes());
    redirects
        .kept(placement.completed(draft.metadata()))
        .ifPresent(kept -> details.put("redirects", kept));
    return details;
  }
}
