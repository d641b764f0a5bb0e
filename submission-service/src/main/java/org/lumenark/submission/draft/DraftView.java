package org.lumenark.submission.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.lumenark.contracts.event.FileTotals;

/** A draft as its owner sees it. */
record DraftView(UUID id, String state, ObjectNode metadata, String owner, FileTotals files) {

  static DraftView of(Draft draft) {
    return new DraftView(
        draft.id(), draft.state(), draft.metadata(), draft.owner().username(), draft.files());
  }
}
