package org.lumenark.metadata.ontology;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A term that may be meant.
 *
 * @param ontology name of the ontology it is of
 * @param synonyms its first ones
 */
public record Suggestion(
    String id,
    String label,
    String ontology,
    String version,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> synonyms,
    Match match) {

  public Suggestion {
    synonyms = List.copyOf(synonyms);
  }
}
