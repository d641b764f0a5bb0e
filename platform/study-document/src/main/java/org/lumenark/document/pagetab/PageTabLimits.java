package org.lumenark.document.pagetab;

import org.lumenark.document.Place;
import org.lumenark.document.Refusal;

/** What a PageTab document may hold at most. The largest real ones known stay far below. */
final class PageTabLimits {

  /** Of a file; an XLSX counts what its parts unpack to. */
  static final int BYTES = 32 << 20;

  /** Characters of one value. */
  static final int VALUE_CHARACTERS = 1_000_000;

  /** Characters of a name, a type or an accession. */
  static final int NAME_CHARACTERS = 1_000;

  /** Attributes of one section, file or link. */
  static final int ATTRIBUTES = 10_000;

  /** Sections inside sections. */
  static final int SECTION_DEPTH = 50;

  /** Arrays and objects inside each other in JSON. */
  static final int NESTING = 400;

  private PageTabLimits() {}

  static void checkBytes(long bytes) {
    if (bytes > BYTES) {
      throw Refusal.at(
          Place.row(1),
          "pagetab.too-large",
          "The document is larger than 32 MiB.",
          "Move long tables of files into a file list.");
    }
  }

  static void checkValue(int characters, Place place) {
    if (characters > VALUE_CHARACTERS) {
      throw Refusal.at(
          place,
          "pagetab.value-too-long",
          "A value is longer than 1,000,000 characters.",
          "Put it into a file of the study.");
    }
  }

  static void checkDepth(int depth, Place place) {
    if (depth > SECTION_DEPTH) {
      throw Refusal.at(
          place,
          "pagetab.too-deep",
          "Sections lie more than 50 deep in each other.",
          "Flatten the sections.");
    }
  }
}
