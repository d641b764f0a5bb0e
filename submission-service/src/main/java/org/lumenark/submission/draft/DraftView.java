package org.lumenark.submission.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.FileTotals;

/**
 * A draft as its owner sees it.
 *
 * @param versionOf the version of a study that it is to become; absent for a new study
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftView(
    UUID id,
    String state,
    ObjectNode metadata,
    String owner,
    FileTotals files,
    Draft.@Nullable Next versionOf) {

  public static DraftView of(Draft draft) {
    return new DraftView(
        draft.id(),
        draft.state(),
        draft.metadata(),
        draft.owner().username(),
        draft.files(),
        draft.next().orElse(null));
  }
}
