package org.lumenark.metadata.ontology;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Why a term is suggested.
 *
 * @param text the name of the term that was found
 */
public record Match(String text, NameKind name, How how) {

  /** What kind of name it is. */
  public enum NameKind {
    @JsonProperty("label")
    LABEL,
    @JsonProperty("exact")
    EXACT,
    @JsonProperty("narrow")
    NARROW,
    @JsonProperty("broad")
    BROAD,
    @JsonProperty("related")
    RELATED;

    static NameKind ofRank(int rank) {
      return values()[rank];
    }
  }

  /** How what was typed lies to it, the best first. */
  public enum How {
    @JsonProperty("exact")
    EXACT,
    @JsonProperty("prefix")
    PREFIX,
    @JsonProperty("word")
    WORD,
    @JsonProperty("similar")
    SIMILAR
  }
}
