package org.lumenark.search.find;

import java.util.List;
import java.util.Optional;
import org.lumenark.platform.query.Query;

/** A search that was checked: what to find and which page of it. */
record SearchOrder(
    Target target, Query query, List<Facet> facets, Sort sort, int limit, Optional<Cursor> cursor) {

  SearchOrder {
    facets = List.copyOf(facets);
  }

  /** How the page is matched, if an earlier page has settled that. */
  Optional<Matching> matching() {
    return cursor.map(Cursor::matching);
  }
}
