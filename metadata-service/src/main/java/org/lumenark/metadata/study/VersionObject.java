package org.lumenark.metadata.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version in the list of a study's versions.
 *
 * @param manifest {@code sha256:} Merkle root; null until it is sealed
 * @param pending true for a version that is not shown yet; only those see it who may see the study
 *     while it is private
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionObject(
    int version,
    Instant submittedAt,
    long files,
    long bytes,
    @Nullable String manifest,
    @Nullable Boolean pending) {

  static VersionObject of(VersionRow row, StudyRow study) {
    return new VersionObject(
        row.number(),
        row.submittedAt(),
        row.totals().count(),
        row.totals().bytes(),
        row.root().orElse(null),
        row.number() > study.version() ? true : null);
  }
}
