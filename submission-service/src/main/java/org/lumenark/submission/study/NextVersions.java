package org.lumenark.submission.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.annotation.SealedTables;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;

/** Turns a draft into the next version of its study. */
@ApplicationScoped
class NextVersions {

  /** Paths are unique and there are as many of them: one direction shows any difference. */
  private static final String OTHER_FILES =
      """
      select 1 from file n where n.draft_id = ? and not exists (
        select 1 from file f where f.draft_id = ? and f.path = n.path and f.sha256 = n.sha256)
      limit 1
      """;

  private static final String OTHER_LISTS =
      """
      select 1 from (select * from file_list where draft_id = ? and state = 'current') n
        full join (select * from file_list where draft_id = ? and state = 'current') f
          on f.component = n.component
       where f.id is null or n.id is null or f.columns <> n.columns or f.row_count <> n.row_count
         or exists (select 1 from file_list_row a left join file_list_row b
              on b.list_id = f.id and b.number = a.number
             where a.list_id = n.id and (b.path is distinct from a.path
               or b.cells is distinct from a.cells))
      limit 1
      """;

  private final StudyRepository studies;
  private final StudyVersions versions;
  private final DraftRepository drafts;
  private final SealedTables tables;
  private final ObjectMapper mapper;

  NextVersions(
      StudyRepository studies,
      StudyVersions versions,
      DraftRepository drafts,
      SealedTables tables,
      ObjectMapper mapper) {
    this.studies = studies;
    this.versions = versions;
    this.drafts = drafts;
    this.tables = tables;
    this.mapper = mapper;
  }

  /**
   * The study, locked together with the draft it began as, whose next version this draft is.
   *
   * @param draft locked and open
   * @throws ProblemException if it is not the next one any more, or says nothing new
   */
  Study require(Connection connection, Draft draft, Draft.Next next) throws SQLException {
    drafts.lock(connection, draft.deposit());
    Study study = studies.lock(connection, next.accession()).orElseThrow();
    if (study.state() instanceof StudyState.Withdrawn) {
      throw new ProblemException(ProblemType.WITHDRAWN);
    }
    if (study.version() + 1 != next.version()) {
      throw problem(
          "version.outdated",
          "Another version of the study was submitted since this draft was made.",
          "Delete the draft and begin a new one of the next version.");
    }
    StudyVersion last = versions.find(connection, study.accession(), study.version()).orElseThrow();
    if (isUnchanged(connection, draft, study, last.draft())) {
      throw problem(
          "version.unchanged",
          "The draft is as version " + study.version() + " is.",
          "Change metadata, files, file lists or annotation tables, or delete the draft.");
    }
    return study;
  }

  /** Makes the study what its new version says; its state and its release date stay. */
  void advance(Connection connection, Study before, StudyVersion version) throws SQLException {
    versions.keepAsItIs(connection, before);
    Instant now = version.submittedAt();
    Sql.update(
        connection,
        "update study set version = ?, title = ?, metadata = ?, submitted_at = ?, file_count = ?,"
            + " byte_count = ?, curation = 'waiting', curation_since = ? where accession = ?",
        version.number(),
        version.title(),
        version.metadata(),
        now,
        version.files().count(),
        version.files().bytes(),
        now,
        version.accession().value());
    versions.insert(connection, version);
  }

  private boolean isUnchanged(Connection connection, Draft draft, Study study, UUID last)
      throws SQLException {
    return draft.files().equals(study.files())
        && isSameMetadata(draft, study)
        && Sql.one(connection, OTHER_LISTS, row -> 1, draft.id(), last).isEmpty()
        && !tables.differ(connection, draft.id(), last)
        && Sql.one(connection, OTHER_FILES, row -> 1, draft.id(), last).isEmpty();
  }

  private boolean isSameMetadata(Draft draft, Study study) {
    try {
      return draft.metadata().equals(mapper.readTree(study.metadata()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored metadata is no JSON", impossible);
    }
  }

  private static ProblemException problem(String code, String message, String remedy) {
    return new ProblemException(
        ProblemType.CONFLICT, code, message, List.of(Finding.error(code, "", message, remedy)));
  }
}
