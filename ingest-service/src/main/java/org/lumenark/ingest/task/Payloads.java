package org.lumenark.ingest.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.lumenark.contracts.event.EventJson;

/** What a task carries, as JSON. */
public final class Payloads {

  private Payloads() {}

  public static <T> T read(Task task, Class<T> type) {
    try {
      return EventJson.mapper().readValue(task.payload(), type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("payload of task " + task.id(), broken);
    }
  }

  static String write(Object payload) {
    try {
      return EventJson.mapper().writeValueAsString(payload);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("payload cannot be written", impossible);
    }
  }
}
