package org.lumenark.ingest.task;

import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.ingest.study.StudyVersion;

/**
 * A task as a worker has claimed it.
 *
 * @param study of which it is; empty for tasks of a scrub
 * @param scrub of which it is; empty for tasks of a study
 * @param payload JSON that its handler understands
 * @param attempts that were begun and did not end because of a fault around us, this one included
 * @param fence of this claim; a later claim has a higher one
 */
public record Task(
    UUID id,
    Kind kind,
    Optional<StudyVersion> study,
    Optional<UUID> scrub,
    String payload,
    int attempts,
    int faults,
    long fence) {

  /** The study version; only for tasks that have one. */
  public StudyVersion studyVersion() {
    return study.orElseThrow(() -> new IllegalStateException("task " + id + " has no study"));
  }

  public UUID scrubId() {
    return scrub.orElseThrow(() -> new IllegalStateException("task " + id + " has no scrub"));
  }
}
