package org.lumenark.document.pagetab;

import org.lumenark.document.Finding;
import org.lumenark.document.Place;

/** Findings that more than one form of PageTab has. */
final class Findings {

  private Findings() {}

  static Finding sectionMissing(Place place) {
    return Finding.warning(
        "pagetab.section-missing",
        place,
        "The submission has no section; it says nothing about a study.",
        "Add a section of type Study, behind a blank row in TSV and XLSX.");
  }

  static Finding typeMissing(Place place) {
    return Finding.warning(
        "pagetab.type-missing", place, "The section has no type.", "Name its type, such as Study.");
  }

  static Finding columnUnnamed(Place place, int column) {
    return Finding.warning(
        "pagetab.column-unnamed",
        place,
        "Column " + (column + 1) + " has no name.",
        "Name it, or remove the column.");
  }
}
