package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.study.PublicUrls;

/**
 * A frozen manifest as clients see it.
 *
 * @param state {@code searching} while files that may be meant are looked at, of which {@code
 *     files} is the number; {@code freezing} until bytes and root are there, then {@code frozen}
 *     for ever
 * @param asked the search that it was made of: {@code q}, {@code filter} or both; absent if studies
 *     were named alone
 * @param root Merkle root over the lines of all files, as a study's manifest has one; the paths of
 *     its lines begin with the accession
 * @param studies the first {@value #MOST_STUDIES}
 * @param gone what cannot be had any more; absent if everything can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManifestObject(
    String id,
    String title,
    String state,
    @JsonRawValue @Nullable String asked,
    long files,
    @Nullable Long bytes,
    Instant created,
    @Nullable Instant frozen,
    @Nullable String root,
    String href,
    String archive,
    long studyCount,
    List<Study> studies,
    Manifests.@Nullable Gone gone) {

  /** Most studies that are told one by one. */
  public static final int MOST_STUDIES = 1_000;

  /**
   * What it has of one study version.
   *
   * @param state {@code public}, or {@code gone} if the study was withdrawn
   * @param chosen what was asked for of it; absent of what is gone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Study(
      String accession,
      int version,
      String state,
      long files,
      @Nullable Long bytes,
      @JsonRawValue @Nullable String chosen) {

    static Study of(PartRow row) {
      return new Study(
          row.accession(),
          row.version(),
          row.open() ? "public" : "gone",
          row.files(),
          row.bytes().orElse(null),
          row.open() ? row.chosen() : null);
    }
  }

  /** What is read of a manifest to tell of it. */
  record Source(ManifestRow row, long studies, List<PartRow> parts, Manifests.Gone gone) {}

  private static String state(ManifestRow row) {
    if (row.isFrozen()) {
      return "frozen";
    }
    return row.settled() ? "freezing" : "searching";
  }

  static ManifestObject of(Source source, PublicUrls urls) {
    ManifestRow row = source.row();
    String href = urls.manifest(row.id());
    return new ManifestObject(
        row.id(),
        row.title(),
        state(row),
        row.asked().orElse(null),
        row.files(),
        row.bytes().orElse(null),
        row.created(),
        row.frozen().orElse(null),
        row.root().orElse(null),
        href,
        href + "/archive.zip",
        source.studies(),
        source.parts().stream().map(Study::of).toList(),
        Optional.of(source.gone()).filter(gone -> !gone.isNothing()).orElse(null));
  }
}
