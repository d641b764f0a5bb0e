package org.lumenark.submission.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.Owner;

/**
 * A deposit in preparation.
 *
 * @param state {@code open}, {@code submitted} or {@code deleted}
 * @param revision grows with each change of the metadata; the ETag
 */
public record Draft(
    UUID id, Owner owner, String state, long revision, ObjectNode metadata, FileTotals files) {

  public boolean isOpen() {
    return state.equals("open");
  }

  String etag() {
    return "\"" + revision + "\"";
  }
}
