package org.lumenark.ingest.task;

import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.ingest.study.StudyVersion;

/** A task that is to be added. */
public record NewTask(
    Kind kind, Optional<StudyVersion> study, Optional<UUID> scrub, String payload) {

  public static NewTask ofStudy(Kind kind, StudyVersion study, Object payload) {
    return new NewTask(kind, Optional.of(study), Optional.empty(), Payloads.write(payload));
  }

  public static NewTask ofScrub(UUID scrub, Object payload) {
    return new NewTask(
        Kind.ScrubBlobs, Optional.empty(), Optional.of(scrub), Payloads.write(payload));
  }

  /** Tasks that others wait for go first; a scrub gives way to everything. */
  short priority() {
    return switch (kind) {
      case PlanIngest -> 0;
      case VerifyFiles -> 1;
      case AssembleImages -> 2;
      case ConvertImage, ConvertImageRegion -> 3;
      case ScrubBlobs -> 4;
    };
  }
}
