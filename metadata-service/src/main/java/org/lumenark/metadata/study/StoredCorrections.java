package org.lumenark.metadata.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import org.lumenark.contracts.event.CorrectedValue;
import org.lumenark.contracts.event.EventJson;

/** Corrections of a study as the catalogue keeps them. */
final class StoredCorrections {

  private static final TypeReference<List<CorrectedValue>> TYPE = new TypeReference<>() {};

  private StoredCorrections() {}

  static String json(List<CorrectedValue> corrections) {
    try {
      return EventJson.mapper().writeValueAsString(corrections);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("corrections are no JSON", impossible);
    }
  }

  static List<CorrectedValue> of(String json) {
    try {
      return EventJson.mapper().readValue(json, TYPE);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored corrections are no JSON", impossible);
    }
  }
}
