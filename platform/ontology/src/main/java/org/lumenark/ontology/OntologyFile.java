package org.lumenark.ontology;

import java.util.Optional;

/**
 * What an ontology's file says of itself, once it was read to its end.
 *
 * @param name as its header has it: an OBO name such as {@code fbbi}, or the IRI of an OWL file
 * @param version a date or number where the header has one
 * @param terms that were handed on
 * @param withoutLabel terms that nobody could choose, as they have an id only
 */
public record OntologyFile(
    Form form, Optional<String> name, Optional<String> version, long terms, long withoutLabel) {

  /** Kinds of files. */
  public enum Form {
    OBO,
    OWL
  }
}
