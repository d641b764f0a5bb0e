package org.lumenark.submission.curation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.lumenark.document.study.DocumentTerm;
import org.lumenark.document.study.DocumentTerms;

/**
 * How many of the terms of a study document are of an ontology: those with an {@code id}. Free text
 * is a term that is not mapped yet.
 *
 * @param unmapped the first of those that are not
 */
record MappedTerms(long mapped, long total, List<Unmapped> unmapped) {

  private static final int MOST = 100;

  MappedTerms {
    unmapped = List.copyOf(unmapped);
  }

  /**
   * Free text where a term could be.
   *
   * @param pointer JSON pointer of it in the metadata
   */
  record Unmapped(String pointer, String text) {}

  static MappedTerms of(JsonNode metadata) {
    List<DocumentTerm> terms = DocumentTerms.of(metadata);
    return new MappedTerms(
        terms.stream().filter(DocumentTerm::isMapped).count(),
        terms.size(),
        terms.stream()
            .filter(term -> !term.isMapped())
            .limit(MOST)
            .map(term -> new Unmapped(term.pointer(), term.label()))
            .toList());
  }
}
