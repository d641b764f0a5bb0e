package org.lumenark.search.find;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.platform.query.Query;
import org.lumenark.platform.security.Caller;
import org.lumenark.search.index.SearchConfig;
import org.lumenark.search.index.SearchEngine;
import org.opensearch.client.opensearch._types.FieldSort;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * Finds all public studies or images that a query means as it is typed, in pages of one moment:
 * what is published or withdrawn meanwhile changes nothing.
 */
@ApplicationScoped
class WholeSearches {

  /** Hits of one page. */
  private static final int PAGE = 2_000;

  private final SearchEngine engine;
  private final QueryTerms terms;
  private final String timeout;

  WholeSearches(SearchEngine engine, QueryTerms terms, SearchConfig config) {
    this.engine = engine;
    this.terms = terms;
    this.timeout = config.timeout().toMillis() + "ms";
  }

  Uni<FoundKeys> find(Target target, Query query) {
    return terms
        .of(query)
        .map(known ->
            new QueryTranslation(target, known)
                .visible(query, Matching.AS_TYPED, Caller.anonymous()))
        .chain(visible ->
            engine.atOneMoment(
                target.publicIndex(), moment -> pages(target, visible, moment, new ArrayList<>())));
  }

  private Uni<FoundKeys> pages(
      Target target,
      org.opensearch.client.opensearch._types.query_dsl.Query query,
      SearchEngine.Moment moment,
      List<String> keys) {
    return engine
        .search(page(query, moment, keys), Void.class)
        .chain(response -> {
          List<String> found =
              response.hits().hits().stream().map(Hit::sort).map(WholeSearches::key).toList();
          keys.addAll(found);
          if (found.size() < PAGE) {
            return Uni.createFrom().item(cut(target, keys));
          }
          return keys.size() > target.mostWhole()
              ? Uni.createFrom().item(cut(target, keys))
              : pages(target, query, moment, keys);
        });
  }

  private static FoundKeys cut(Target target, List<String> keys) {
    boolean more = keys.size() > target.mostWhole();
    return new FoundKeys(more ? List.of() : keys, more);
  }

  private SearchRequest page(
      org.opensearch.client.opensearch._types.query_dsl.Query query,
      SearchEngine.Moment moment,
      List<String> keys) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .query(query)
            .pit(moment.pit())
            .allowPartialSearchResults(false)
            .timeout(timeout)
            .source(source -> source.fetch(false))
            .trackTotalHits(total -> total.enabled(false))
            .size(PAGE)
            .sort(sort -> sort.field(FieldSort.of(by -> by.field("key").order(SortOrder.Asc))));
    if (!keys.isEmpty()) {
      request.searchAfter(FieldValue.of(keys.getLast()));
    }
    return request.build();
  }

  private static String key(List<FieldValue> sort) {
    return sort.getFirst().stringValue();
  }
}
