package org.lumenark.metadata.manifest;

import java.util.Arrays;
import java.util.Optional;

/**
 * A search for studies or images, all files of which are meant.
 *
 * @param text as it was asked; search-service says whether it is a query
 */
record ThingSearch(Kind kind, String text) {

  /** What is searched for. */
  enum Kind {
    STUDIES("studies"),
    IMAGES("images");

    private final String value;

    Kind(String value) {
      this.value = value;
    }

    /** As requests and addresses have it. */
    String value() {
      return value;
    }

    static Optional<Kind> of(String value) {
      return Arrays.stream(values()).filter(kind -> kind.value.equals(value)).findFirst();
    }
  }
}
