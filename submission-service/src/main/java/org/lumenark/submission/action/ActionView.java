package org.lumenark.submission.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;

/**
 * An action as the draft's owner sees it.
 *
 * @param request as it was sent, without {@code preview}
 * @param counts of a preview: what would be
 * @param lines the first ones; the action's lines are all of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActionView(
    UUID id,
    JsonNode request,
    boolean preview,
    String state,
    Tally counts,
    @Nullable Finding error,
    List<ActionLine> lines,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  static ActionView of(Action action, List<ActionLine> lines) {
    return new ActionView(
        action.id(),
        action.request().json(),
        action.preview(),
        action.state().value(),
        action.tally(),
        action
            .failure()
            .map(failed ->
                new Finding(
                    "error", failed.code(), failed.message(), failed.remedy(), null, null, null))
            .orElse(null),
        lines,
        action.createdAt(),
        action.finishedAt().orElse(null));
  }
}
