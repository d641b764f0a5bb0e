package org.lumenark.ontology;

import java.io.IOException;
import java.io.InputStream;

/** Ends in an error where a file unpacks to more than an ontology can be. */
final class LimitedInput extends CountedInput {

  private final long most;
  private long count;

  LimitedInput(InputStream in, OntologyLimits limits) {
    super(in);
    this.most = limits.bytes();
  }

  @Override
  void counted(int bytes) throws IOException {
    count += bytes;
    if (count > most) {
      throw UnreadableOntology.at(
          1,
          "ontology.too-large",
          "The file unpacks to more than " + most + " bytes.",
          "Load a subset of the ontology.");
    }
  }
}
