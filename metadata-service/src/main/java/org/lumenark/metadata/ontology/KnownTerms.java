package org.lumenark.metadata.ontology;

import java.util.List;
import java.util.Map;
import org.lumenark.metadata.ontology.TermObject.TermReference;

/**
 * What is known of the ids and names of a document.
 *
 * @param ontologies names of those that are loaded
 * @param ids those that are known
 * @param names terms with that label or exact synonym
 */
public record KnownTerms(
    List<String> ontologies, Map<String, KnownId> ids, Map<String, List<NamedTerm>> names) {

  public KnownTerms {
    ontologies = List.copyOf(ontologies);
    ids = Map.copyOf(ids);
    names = Map.copyOf(names);
  }

  /** A term whose id was given. */
  public record KnownId(
      String label, String ontology, boolean obsolete, List<TermReference> replacedBy) {}

  /** A term whose name was given. */
  public record NamedTerm(String id, String label, String ontology) {}
}
