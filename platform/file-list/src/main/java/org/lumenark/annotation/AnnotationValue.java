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

  /** What biologists look for first. */
  public enum Subject {
    GENE,
    PHENOTYPE,
    COMPOUND
  }

  /** What it names, by its column; empty for identifiers, synonyms and all else. */
  public Optional<Subject> subject() {
    return switch (ColumnName.meaning(name)) {
      case GENE -> Optional.of(Subject.GENE);
      case PHENOTYPE -> Optional.of(Subject.PHENOTYPE);
      case COMPOUND -> Optional.of(Subject.COMPOUND);
      case GENE_WORD, COMPOUND_WORD, OTHER -> Optional.empty();
    };
  }
}
