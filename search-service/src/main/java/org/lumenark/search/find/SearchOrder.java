package org.lumenark.search.find;

import java.util.List;
import java.util.Optional;
import org.lumenark.search.query.Query;

/** A search that was checked: what to find and which page of it. */
record SearchOrder(
    Target target, Query query, List<Facet> facets, int limit, Optional<Cursor> cursor) {

  SearchOrder {
    facets = List.copyOf(facets);
  }
}
