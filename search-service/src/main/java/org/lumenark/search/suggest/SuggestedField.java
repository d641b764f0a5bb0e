package org.lumenark.search.suggest;

import java.util.Arrays;
import java.util.Optional;
import org.lumenark.search.term.TermField;

/** Fields whose values are suggested, in the order in which they are shown. */
enum SuggestedField {
  ORGANISM("organism", "organisms.value"),
  GENE("gene", "genes"),
  PHENOTYPE("phenotype", "phenotypes"),
  COMPOUND("compound", "compounds"),
  IMAGING_METHOD("imagingMethod", "imagingMethods.value"),
  KEYWORD("keyword", "keywords.value"),
  AUTHOR("author", "authors.value"),
  COLLECTION("collection", "collection.value");

  private final String label;
  private final String path;

  SuggestedField(String label, String path) {
    this.label = label;
    this.path = path;
  }

  /** Its name in queries. */
  String label() {
    return label;
  }

  /** The indexed field that holds whole values. */
  String path() {
    return path;
  }

  Optional<TermField> terms() {
    return Arrays.stream(TermField.values()).filter(term -> term.label().equals(label)).findFirst();
  }

  /** What finds a value, as it is typed; no value can hold the quotation mark that would end it. */
  String query(String value) {
    return label + ":\"" + value.replace('"', ' ').strip() + "\"";
  }
}
