package org.lumenark.search.find;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What results can be counted by. */
enum Facet {
  ORGANISM("organism", "organisms.value", true, true),
  IMAGING_METHOD("imagingMethod", "imagingMethods.value", true, true),
  FORMAT("format", "format", true, true),
  LICENCE("licence", "licence.value", true, true),
  ORIGIN("origin", "origin.value", true, true),
  COLLECTION("collection", "collection.value", true, true),
  GENE("gene", "genes", true, true),
  PHENOTYPE("phenotype", "phenotypes", true, true),
  COMPOUND("compound", "compounds", true, true),
  YEAR("year", "year", true, true),
  SIZE("size", "", true, true),
  KEYWORD("keyword", "keywords.value", true, false),
  AUTHOR("author", "authors.value", true, false),
  ROLE("role", "role", false, true),
  DTYPE("dtype", "dtype", false, true),
  STATE("state", "state", false, true);

  private final String label;
  private final String path;
  private final boolean ofStudies;
  private final boolean ofImages;

  Facet(String label, String path, boolean ofStudies, boolean ofImages) {
    this.label = label;
    this.path = path;
    this.ofStudies = ofStudies;
    this.ofImages = ofImages;
  }

  String label() {
    return label;
  }

  String path() {
    return path;
  }

  static List<Facet> of(Target target) {
    return Arrays.stream(values())
        .filter(facet -> target == Target.STUDIES ? facet.ofStudies : facet.ofImages)
        .toList();
  }

  static Optional<Facet> of(Target target, String label) {
    return of(target).stream().filter(facet -> facet.label.equals(label)).findFirst();
  }
}
