package org.lumenark.metadata.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.EventJson;

/**
 * What of a file decides whether a query means it.
 *
 * @param released when its study was
 * @param format the contract's format name; null until it is known
 * @param attributes what file lists say of it
 */
public record FileFacts(
    String accession,
    String collection,
    Instant released,
    String path,
    long size,
    @Nullable String format,
    Map<String, String> attributes) {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  /**
   * @param json as the catalogue has attributes; null is none
   */
  public static Map<String, String> attributes(@Nullable String json) {
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
