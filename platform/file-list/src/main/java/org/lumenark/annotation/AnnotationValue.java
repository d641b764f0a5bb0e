package org.lumenark.annotation;

import java.util.Optional;

/**
 * What a row says.
 *
 * @param name of its column, as it stands there
 * @param value as it stands there
 * @param term of an ontology that means the same
 */
public record AnnotationValue(String name, String value, Optional<Term> term) {

  /**
   * A term that columns beside the value name.
   *
   * @param id such as {@code CMPO:0000376}
   */
  public record Term(String id, Optional<String> label) {}
}
