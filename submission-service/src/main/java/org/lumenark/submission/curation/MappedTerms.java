package org.lumenark.submission.curation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many of the terms of a study document are of an ontology: those with an {@code id}. Free text
 * is a term that is not mapped yet.
 */
record MappedTerms(long mapped, long total) {

  static MappedTerms of(JsonNode metadata) {
    MappedTerms terms = new MappedTerms(0, 0);
    for (JsonNode organism : metadata.path("organisms")) {
      terms = terms.with(organism);
    }
    for (JsonNode method : metadata.path("imagingMethods")) {
      terms = terms.with(method);
    }
    for (JsonNode biosample : metadata.path("biosamples")) {
      terms = terms.with(biosample.path("organism"));
    }
    for (JsonNode acquisition : metadata.path("imageAcquisitions")) {
      terms = terms.with(acquisition.path("imagingMethod"));
    }
    return terms;
  }

  private MappedTerms with(JsonNode term) {
    if (term.isArray()) {
      MappedTerms terms = this;
      for (JsonNode one : term) {
        terms = terms.with(one);
      }
      return terms;
    }
    boolean given = term.isObject() ? !term.isEmpty() : !term.asText("").isBlank();
    if (!given) {
      return this;
    }
    boolean isMapped = !term.path("id").asText("").isBlank();
    return new MappedTerms(isMapped ? mapped + 1 : mapped, total + 1);
  }
}
