package org.lumenark.metadata.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lumenark.annotation.AnnotationValue;

/**
 * What a row says, as clients see it.
 *
 * @param name of the column
 * @param value as it stands in the table
 * @param subject {@code gene}, {@code phenotype} or {@code compound} if the column names one
 * @param term of an ontology that means the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnnotationObject(
    String name, String value, @Nullable String subject, @Nullable TermReference term) {

  /** A term by its id, such as {@code CMPO:0000426}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TermReference(String id, @Nullable String label) {}

  static AnnotationObject of(AnnotationValue value) {
    return new AnnotationObject(
        value.name(),
        value.value(),
        value.subject().map(subject -> subject.name().toLowerCase(Locale.ROOT)).orElse(null),
        value
            .term()
            .map(term -> new TermReference(term.id(), term.label().orElse(null)))
            .orElse(null));
  }
}
