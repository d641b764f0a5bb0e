package org.lumenark.contracts.event;

/**
 * Wakes ingest workers: a task of this kind waits in ingest's task table. Losing it costs a poll
 * interval.
 */
@EventType("org.lumenark.ingest.task-waiting.v1")
public record IngestTaskWaiting(Kind kind) implements EventData {

  /** Kinds of ingest work. */
  public enum Kind {
    PlanIngest,
    VerifyFiles,
    AssembleImages,
    ConvertImage,
    ConvertImageRegion,
    ScrubBlobs
  }
}
