package org.lumenark.search.suggest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What may be meant, by field.
 *
 * @param groups fields of which something was found; titles come last
 */
record Suggested(List<Group> groups) {

  Suggested {
    groups = List.copyOf(groups);
  }

  static final String TITLE = "title";

  record Group(String field, List<Item> items) {

    Group {
      items = List.copyOf(items);
    }
  }

  /**
   * One of them.
   *
   * @param query that finds it, in the query language
   * @param count studies that have the value
   * @param accession of the study whose title it is
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Item(String value, String query, Optional<Long> count, Optional<String> accession) {}
}
