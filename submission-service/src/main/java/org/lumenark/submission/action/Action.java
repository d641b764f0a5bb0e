package org.lumenark.submission.action;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.submission.audit.Actor;

/**
 * A row of work on a draft.
 *
 * @param place everything up to here was done; empty at the beginning
 * @param failures attempts since the last progress that ended in an outage
 */
record Action(
    UUID id,
    UUID draft,
    Actor actor,
    ActionRequest request,
    boolean preview,
    ActionState state,
    String place,
    Tally tally,
    Optional<Outcome.Failed> failure,
    int failures,
    Instant createdAt,
    Optional<Instant> finishedAt) {}
