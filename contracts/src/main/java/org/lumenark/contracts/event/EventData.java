package org.lumenark.contracts.event;

/** Data of an event: one of the closed families, each written to topics of its own. */
public sealed interface EventData
    permits SubmissionEvent,
        IngestEvent,
        IngestTaskWaiting,
        CatalogueState,
        PublicStudy,
        PublicChange {

  /** The event's type as CloudEvents names it. */
  static String typeOf(Class<? extends EventData> data) {
    EventType type = data.getAnnotation(EventType.class);
    if (type == null) {
      throw new IllegalArgumentException("no event type on " + data.getName());
    }
    return type.value();
  }

  default String type() {
    return typeOf(getClass());
  }
}
