package org.lumenark.ontology;

import java.io.IOException;

/** The file is no ontology that can be read. */
public final class UnreadableOntology extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient OntologyFinding finding;

  public UnreadableOntology(OntologyFinding finding) {
    super(finding.message());
    this.finding = finding;
  }

  static UnreadableOntology at(long line, String code, String message, String remedy) {
    return new UnreadableOntology(new OntologyFinding(code, line, message, remedy));
  }

  public OntologyFinding finding() {
    return finding;
  }
}
