package org.lumenark.search.term;

import java.util.Arrays;
import java.util.Optional;
import org.lumenark.platform.query.Field;

/** A field whose values are terms of an ontology. */
public enum TermField {
  ORGANISM("organism", "organisms.value"),
  IMAGING_METHOD("imagingMethod", "imagingMethods.value"),
  PHENOTYPE("phenotype", "phenotypes");

  private final String label;
  private final String path;

  TermField(String label, String path) {
    this.label = label;
    this.path = path;
  }

  /** Its name in queries. */
  public String label() {
    return label;
  }

  /** The indexed field that holds whole values. */
  public String path() {
    return path;
  }

  public static Optional<TermField> of(Field field) {
    return Arrays.stream(values()).filter(each -> each.label.equals(field.name())).findFirst();
  }
}
