package org.lumenark.submission.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;

/**
 * A submitted study, as its last version has it.
 *
 * @param collection the same in all its versions
 * @param draft the one it began as: rights and history hang on it
 * @param metadata JSON as it was frozen
 * @param withdrawalReason present if it is withdrawn
 * @param verifiedVersion the first version all of whose files are verified; 0 if there is none
 * @param ingest of the last version
 */
public record Study(
    Accession accession,
    CollectionName collection,
    UUID draft,
    int version,
    StudyState state,
    String owner,
    String title,
    String metadata,
    Instant releaseDate,
    FileTotals files,
    Optional<String> withdrawalReason,
    int verifiedVersion,
    Ingest ingest) {

  /** The metadata as a document of its own, which may be changed. */
  public ObjectNode document(ObjectMapper mapper) {
    try {
      return (ObjectNode) mapper.readTree(metadata);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored metadata is no JSON", impossible);
    }
  }

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

    String state() {
      if (completed) {
        return "completed";
      }
      return sealed ? "running" : "pending";
    }
  }
}
