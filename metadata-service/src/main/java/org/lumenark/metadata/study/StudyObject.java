package org.lumenark.metadata.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.metadata.annotation.StudyAnnotations;
import org.lumenark.metadata.file.FileComponents;
import org.lumenark.metadata.image.ImageBrief;

/**
 * The study object of the contract. Lists leave out what is not of the row itself; a withdrawn
 * study keeps its accession, its state and its reason.
 *
 * @param images the first {@value #MOST_IMAGES}; all of them are paged at {@code …/images}
 * @param problems the first {@value #MOST_PROBLEMS}
 * @param metadata the whole study document
 * @param manifest {@code sha256:} Merkle root
 * @param versions those that the caller may see, the first one first; absent in lists
 * @param annotations rows of its annotation tables; absent if it has none, and in lists
 * @param components how many files each has; absent if that is not known, and in lists
 * @param integrity what is known of the stored bytes; absent until each file was compared with its
 *     digest, and in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyObject(
    String accession,
    int version,
    String state,
    String title,
    String url,
    @Nullable String collection,
    @Nullable Instant releaseDate,
    FileTotals files,
    Ingest ingest,
    @Nullable List<ImageBrief> images,
    @Nullable Long imageCount,
    @Nullable List<StudyProblem> problems,
    @Nullable Instant submittedAt,
    @Nullable Instant releasedAt,
    @Nullable String description,
    @Nullable List<String> keywords,
    @Nullable String licence,
    @Nullable JsonNode authors,
    @Nullable JsonNode metadata,
    @Nullable String manifest,
    @Nullable String reason,
    @Nullable Instant withdrawnAt,
    @Nullable List<VersionObject> versions,
    StudyAnnotations.@Nullable Count annotations,
    @Nullable List<Component> components,
    @Nullable Integrity integrity) {

  /** Most images of one study object. */
  public static final int MOST_IMAGES = 1_000;

  /** Most problems of one study object. */
  public static final int MOST_PROBLEMS = 1_000;

  /**
   * How far ingest has come.
   *
   * @param state {@code pending}, {@code running} or {@code completed}
   * @param done files whose imaging state is final
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ingest(String state, @Nullable Long done, long total) {}

  /** A file or image that failed. */
  public record StudyProblem(String path, String code, String message) {}

  /**
   * A component by the name of its file list.
   *
   * @param name empty for files that are in none
   * @param pointer where the document tells of it; null if it does not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Component(String name, long files, @Nullable String pointer) {}

  /**
   * What is known of the stored bytes of a version.
   *
   * @param sealedAt since then its list of files and digests is as it is
   * @param verifiedAt by then each file had been read from the store and compared with its digest;
   *     one that is unchanged had been with the version before
   * @param damaged files that were not as their digests say, and were not found whole since
   */
  public record Integrity(Instant sealedAt, Instant verifiedAt, long damaged) {}

  /** Beyond the row: what is read for one study alone. */
  record Parts(
      List<VersionObject> versions,
      List<ImageBrief> images,
      long imageCount,
      List<StudyProblem> problems,
      long done,
      long damaged,
      Optional<StudyAnnotations.Count> annotations,
      List<FileComponents.Count> components) {}

  static StudyObject whole(StudySight.Visible sight, Parts parts, String url) {
    StudyRow study = sight.study();
    VersionRow version = sight.version();
    StudyDocument document = sight.document();
    return new StudyObject(
        study.accession(),
        version.number(),
        state(study, version),
        sight.title(),
        url,
        study.collection().value(),
        study.releaseDate(),
        totals(version),
        ingest(version, parts.done()),
        parts.images(),
        parts.imageCount(),
        parts.problems(),
        study.submittedAt(),
        study.isPublic() ? study.releasedAt().orElse(null) : null,
        document.description(),
        document.keywords(),
        document.licence().orElse(null),
        document.authorObjects().isArray() ? document.authorObjects() : null,
        document.json(),
        version.root().orElse(null),
        null,
        null,
        parts.versions(),
        parts.annotations().orElse(null),
        components(sight, parts.components()),
        version.integrity(parts.damaged()).orElse(null));
  }

  /** In the order of the document; what it does not tell of comes last. */
  private static @Nullable List<Component> components(
      StudySight.Visible sight, List<FileComponents.Count> counts) {
    StudyComponents described = sight.study().document().components();
    boolean hidden = sight.review().isPresent();
    return counts.isEmpty()
        ? null
        : counts.stream()
            .map(count ->
                new Component(
                    hidden ? AnonymousDocument.text(count.name()) : count.name(),
                    count.files(),
                    described.pointer(count.name()).orElse(null)))
            .toList();
  }

  static StudyObject inList(StudyRow study, @Nullable VersionRow version, String url) {
    if (study.visibility() == Visibility.WITHDRAWN) {
      return tombstone(study, url);
    }
    return new StudyObject(
        study.accession(),
        study.version(),
        state(study, version),
        study.title(),
        url,
        study.collection().value(),
        study.releaseDate(),
        totals(version),
        ingest(version, null),
        null,
        null,
        null,
        study.submittedAt(),
        study.isPublic() ? study.releasedAt().orElse(null) : null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** What stays of a withdrawn study: nothing of its content. */
  static StudyObject tombstone(StudyRow study, String url) {
    return new StudyObject(
        study.accession(),
        study.version(),
        Visibility.WITHDRAWN.value(),
        study.accession(),
        url,
        null,
        null,
        new FileTotals(0, 0),
        new Ingest("completed", 0L, 0),
        List.of(),
        0L,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        study.withdrawnReason(),
        study.withdrawnAt().orElse(null),
        null,
        null,
        null,
        null);
  }

  private static String state(StudyRow study, @Nullable VersionRow version) {
    boolean pending = version != null && version.number() > study.version();
    if (study.visibility() == Visibility.PRIVATE || pending) {
      return version == null || !version.isSealed() ? "submitted" : Visibility.PRIVATE.value();
    }
    return study.visibility().value();
  }

  private static FileTotals totals(@Nullable VersionRow version) {
    return version == null ? new FileTotals(0, 0) : version.totals();
  }

  private static Ingest ingest(@Nullable VersionRow version, @Nullable Long done) {
    if (version == null) {
      return new Ingest("pending", 0L, 0);
    }
    long total = version.totals().count();
    if (version.isCompleted()) {
      return new Ingest("completed", total, total);
    }
    return new Ingest(version.isSealed() ? "running" : "pending", done, total);
  }
}
