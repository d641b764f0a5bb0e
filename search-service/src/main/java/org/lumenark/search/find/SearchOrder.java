package org.lumenark.search.find;

import java.util.List;
import java.util.Optional;
import org.lumenark.platform.query.Query;

/**
 * A search that was checked: what to find and which page of it.
 *
 * @param sort as it was asked for
 */
record SearchOrder(
    Target target, Query query, List<Facet> facets, Sort sort, int limit, Optional<Cursor> cursor) {

  SearchOrder {
    facets = List.copyOf(facets);
  }

  /** How its results are sorted. */
  Sort sort(Matching matching) {
    return sorted(query, sort, matching);
  }

  /** By relevance where there is any: words that are similar always are so to a degree. */
  static Sort sorted(Query query, Sort asked, Matching matching) {
    return asked == Sort.RELEVANCE && matching == Matching.AS_TYPED && !Ranking.ranks(query)
        ? Sort.NEWEST
        : asked;
  }

  /** How the page is matched, if an earlier page has settled that. */
  Optional<Matching> matching() {
    return cursor.map(Cursor::matching);
  }
}
