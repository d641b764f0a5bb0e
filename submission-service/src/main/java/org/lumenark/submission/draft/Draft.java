package org.lumenark.submission.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.Owner;
import org.lumenark.contracts.id.Accession;

/**
 * A deposit in preparation.
 *
 * @param state {@code open}, {@code submitted} or {@code deleted}
 * @param revision grows with each change of the metadata; the ETag
 * @param deposit the draft that rights hang on: itself, or the one that its study began as
 * @param next the version of a study that it becomes; empty if it becomes a new study
 */
public record Draft(
    UUID id,
    Owner owner,
    String state,
    long revision,
    ObjectNode metadata,
    FileTotals files,
    UUID deposit,
    Optional<Next> next) {

  /**
   * A version that is prepared.
   *
   * @param accession of the study
   * @param version from 2
   */
  public record Next(Accession accession, int version) {}

  public boolean isOpen() {
    return state.equals("open");
  }

  /** Whether it can only be restored. */
  public boolean isDeleted() {
    return state.equals("deleted");
  }

  String etag() {
    return "\"" + revision + "\"";
  }
}
