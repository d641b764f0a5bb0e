package org.lumenark.submission.study;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.Accession;

/**
 * A submitted study.
 *
 * @param metadata JSON as it was frozen
 * @param withdrawalReason present if it is withdrawn
 */
public record Study(
    Accession accession,
    UUID draft,
    int version,
    StudyState state,
    String owner,
    String title,
    String metadata,
    Instant releaseDate,
    FileTotals files,
    Optional<String> withdrawalReason,
    Ingest ingest) {

  /**
   * How far ingest is, as its events told.
   *
   * @param verified whether every file was compared with its digests and none is rejected
   * @param stopped why it waits for a repair, while files are not checked
   */
  public record Ingest(
      boolean sealed,
      long filesVerified,
      long filesRejected,
      boolean verified,
      boolean completed,
      Optional<FileProblem> stopped) {

    static Ingest none() {
      return new Ingest(false, 0, 0, false, false, Optional.empty());
    }

    String state() {
      if (completed) {
        return "completed";
      }
      return sealed ? "running" : "pending";
    }
  }
}
