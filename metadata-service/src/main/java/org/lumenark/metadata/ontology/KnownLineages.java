package org.lumenark.metadata.ontology;

import java.util.List;
import java.util.Map;

/**
 * What ontologies say of values.
 *
 * @param lineages by value; those that no ontology has are not there
 */
public record KnownLineages(Map<String, Lineage> lineages) {

  /** Names of the value's terms, and of all that these are kinds of: labels and exact synonyms. */
  public record Lineage(List<String> names, List<String> above) {}
}
