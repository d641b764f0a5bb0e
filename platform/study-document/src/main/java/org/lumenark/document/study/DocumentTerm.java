package org.lumenark.document.study;

/**
 * A place of a study document that names a term of an ontology, or could.
 *
 * @param pointer JSON pointer of the term
 * @param expected the ontology that such terms are of
 * @param id empty for free text
 * @param label empty where only an id is given
 */
public record DocumentTerm(String pointer, String expected, String id, String label) {

  /** Whether it is of an ontology; free text is not mapped yet. */
  public boolean isMapped() {
    return !id.isEmpty();
  }
}
