package org.lumenark.metadata.announcement;

/** The CloudEvents source of everything that this service tells. */
public final class EventSource {

  public static final String NAME = "/lumenark/metadata-service";

  private EventSource() {}
}
