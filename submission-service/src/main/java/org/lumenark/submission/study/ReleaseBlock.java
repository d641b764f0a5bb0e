package org.lumenark.submission.study;

import java.util.Optional;

/**
 * Why a study cannot become public, whatever its release date is. It is lifted by itself once the
 * cause is gone.
 */
public record ReleaseBlock(String code, String message) {

  static Optional<ReleaseBlock> of(Study study) {
    Study.Ingest ingest = study.ingest();
    boolean waits =
        study.state() instanceof StudyState.Submitted
            || study.state() instanceof StudyState.Private;
    if (!waits || study.verifiedVersion() > 0) {
      return Optional.empty();
    }
    if (ingest.filesRejected() > 0) {
      return Optional.of(
          new ReleaseBlock(
              "release.files-rejected",
              "%d stored files are damaged; see problems.".formatted(ingest.filesRejected())));
    }
    return ingest
        .stopped()
        .map(stopped ->
            new ReleaseBlock(
                "release.ingest-stopped", "The files cannot be checked; see problems."));
  }
}
