package org.lumenark.metadata.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.EventJson;

/** What file lists say of a file, as the catalogue keeps it. */
public final class StoredAttributes {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private StoredAttributes() {}

  /**
   * Values by their names, in the order of the columns.
   *
   * @param json the text of the column {@code file.attributes}; null is none
   */
  public static Map<String, String> of(@Nullable String json) {
    if (json == null) {
      return Map.of();
    }
    try {
      return EventJson.mapper().readValue(json, TEXTS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored attributes are no JSON", impossible);
    }
  }
}
