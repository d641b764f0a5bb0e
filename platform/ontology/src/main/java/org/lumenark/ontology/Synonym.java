package org.lumenark.ontology;

/** Another name of a term, and how well it fits. */
public record Synonym(String text, Scope scope) {

  /** How the meaning of a synonym lies to that of its term. */
  public enum Scope {
    EXACT,
    NARROW,
    BROAD,
    RELATED
  }
}
