package org.lumenark.ontology;

import java.io.IOException;

/** Hears of each term, in the order of the file. */
@FunctionalInterface
public interface OntologyVisitor {

  /**
   * @throws IOException to end the reading
   */
  void term(OntologyTerm term) throws IOException;
}
