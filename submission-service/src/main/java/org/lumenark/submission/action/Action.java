package org.lumenark.submission.action;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of work on a draft.
 *
 * @param place everything up to here was done; empty at the beginning
 * @param failures attempts since the last progress that ended in an outage
 */
record Action(
    UUID id,
    UUID draft,
    ActionRequest request,
    boolean preview,
    ActionState state,
    String place,
    Tally tally,
    Optional<Outcome.Failed> failure,
    int failures,
    Instant createdAt,
    Optional<Instant> finishedAt) {}
