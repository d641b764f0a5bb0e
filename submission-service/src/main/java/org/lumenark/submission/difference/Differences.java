package org.lumenark.submission.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.Page;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.file.PathCursor;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyVersion;
import org.lumenark.submission.study.StudyVersions;
import org.lumenark.submission.study.VersionNumber;

/** Compares versions of a study for whoever may see it; a draft only for those who may see that. */
@ApplicationScoped
class Differences {

  private static final String DRAFT = "draft";
  private static final Set<String> KINDS = Set.of("added", "removed", "changed", "moved");

  private final Database database;
  private final Studies studies;
  private final StudyVersions versions;
  private final Drafts drafts;
  private final DraftRepository draftRows;
  private final DifferenceRepository repository;
  private final ObjectMapper mapper;

  Differences(
      Database database,
      Studies studies,
      StudyVersions versions,
      Drafts drafts,
      DraftRepository draftRows,
      DifferenceRepository repository,
      ObjectMapper mapper) {
    this.database = database;
    this.studies = studies;
    this.versions = versions;
    this.drafts = drafts;
    this.draftRows = draftRows;
    this.repository = repository;
    this.mapper = mapper;
  }

  /**
   * What is asked.
   *
   * @param from a version; the one before {@code to} if null
   * @param to a version or {@code draft}; the last version if null
   * @param change kind of changes of files to show, or null for all
   */
  record Question(
      @Nullable String from,
      @Nullable String to,
      @Nullable String change,
      @Nullable String cursor,
      int limit) {}

  /** One of the two that are compared. */
  private record Side(Object label, int number, UUID draft, JsonNode metadata) {}

  DifferenceView of(Caller caller, Accession accession, Question question) {
    return database.call(connection -> {
      Study study = studies.readable(connection, caller, accession);
      int limit = Page.limit(question.limit());
      String after = question.cursor() == null ? "" : PathCursor.path(question.cursor());
      String change = kind(question.change());
      Side to =
          DRAFT.equals(question.to())
              ? draft(connection, caller, accession)
              : version(
                  connection,
                  study,
                  VersionNumber.optional("to", question.to()).orElse(study.version()));
      Side from =
          version(
              connection,
              study,
              VersionNumber.optional("from", question.from()).orElseGet(() -> before(to)));
      return new DifferenceView(
          accession,
          from.label(),
          to.label(),
          MetadataDifference.between(from.metadata(), to.metadata()),
          repository.lists(connection, from.draft(), to.draft()),
          repository.tables(connection, from.draft(), to.draft()),
          repository.files(connection, from.draft(), to.draft(), after, change, limit));
    });
  }

  private Side draft(Connection connection, Caller caller, Accession accession)
      throws SQLException {
    UUID open =
        draftRows
            .openNext(connection, accession)
            .map(Draft::id)
            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    Draft draft = drafts.readable(connection, caller, open);
    return new Side(DRAFT, draft.next().orElseThrow().version(), draft.id(), draft.metadata());
  }

  /** What curators have changed since counts for the last version. */
  private Side version(Connection connection, Study study, int number) throws SQLException {
    StudyVersion version =
        versions
            .find(connection, study.accession(), number)
            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    String metadata = number == study.version() ? study.metadata() : version.metadata();
    return new Side(number, number, version.draft(), json(metadata));
  }

  private static int before(Side to) {
    if (to.number() == 1) {
      throw invalid(
          "version.first", "/from", "There is no version before the first.", "Give from and to.");
    }
    return to.number() - 1;
  }

  private static @Nullable String kind(@Nullable String change) {
    if (change != null && !KINDS.contains(change)) {
      throw invalid(
          "change.invalid",
          "/change",
          "There is no such kind of change.",
          "Give added, removed, changed or moved.");
    }
    return change;
  }

  private static ProblemException invalid(
      String code, String pointer, String message, String remedy) {
    return new ProblemException(
        ProblemType.INVALID, code, message, List.of(Finding.error(code, pointer, message, remedy)));
  }

  private JsonNode json(String metadata) {
    try {
      return mapper.readTree(metadata);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored metadata is no JSON", impossible);
    }
  }
}
