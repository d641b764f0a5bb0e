package org.lumenark.ontology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of an ontology.
 *
 * @param id as a compact identifier, such as {@code NCBITaxon:9606}
 * @param label what people call it; terms without one are not handed on
 * @param synonyms in the order of the file, none of them the label, none twice
 * @param isA ids of what it is a kind of
 * @param partOf ids of what it is a part of
 * @param obsolete whether it is not to be used any more
 * @param replacedBy ids of what to use instead
 * @param alternatives ids that it had before, or that were merged into it
 * @param line of the file where it begins, from 1
 */
public record OntologyTerm(
    String id,
    String label,
    List<Synonym> synonyms,
    @Nullable String definition,
    List<String> isA,
    List<String> partOf,
    boolean obsolete,
    List<String> replacedBy,
    List<String> alternatives,
    long line) {

  public OntologyTerm {
    synonyms = List.copyOf(synonyms);
    isA = List.copyOf(isA);
    partOf = List.copyOf(partOf);
    replacedBy = List.copyOf(replacedBy);
    alternatives = List.copyOf(alternatives);
  }
}
