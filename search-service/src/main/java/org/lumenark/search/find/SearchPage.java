package org.lumenark.search.find;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of results.
 *
 * @param total of all pages
 * @param similar true if nothing has the words as they were typed, and these have similar ones
 * @param facets counts over all pages, for the facets that were asked for
 * @param next cursor of the next page; null after the last
 */
record SearchPage(
    long total,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean similar,
    List<?> items,
    Map<String, List<Count>> facets,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

  /** How many results have a value. */
  record Count(Object value, long count) {}
}
