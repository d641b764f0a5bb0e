package org.lumenark.search.term;

import java.util.List;

/**
 * What ontologies say of a value.
 *
 * @param names its own, of its term
 * @param above names of all terms that its term is a kind of
 */
record Lineage(List<String> names, List<String> above) {

  static final Lineage UNKNOWN = new Lineage(List.of(), List.of());

  Lineage {
    names = List.copyOf(names);
    above = List.copyOf(above);
  }
}
