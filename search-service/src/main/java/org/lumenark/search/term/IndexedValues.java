package org.lumenark.search.term;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lumenark.search.index.SearchConfig;
import org.lumenark.search.index.SearchEngine;
import org.lumenark.search.index.SearchIndex;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Values of terms that studies have, private ones too: they are only ever asked for again, so that
 * whoever may not see a study learns nothing.
 */
@ApplicationScoped
class IndexedValues {

  private static final int MOST = 5_000;

  private final SearchEngine engine;
  private final String timeout;

  IndexedValues(SearchEngine engine, SearchConfig config) {
    this.engine = engine;
    this.timeout = config.timeout().toMillis() + "ms";
  }

  Uni<Map<TermField, List<String>>> all() {
    return engine.search(request(), Void.class).map(IndexedValues::values);
  }

  private SearchRequest request() {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(SearchIndex.STUDY_PUBLIC.alias(), SearchIndex.STUDY_PRIVATE.alias())
            .size(0)
            .timeout(timeout);
    for (TermField field : TermField.values()) {
      request.aggregations(
          field.label(), aggregation -> aggregation.terms(t -> t.field(field.path()).size(MOST)));
    }
    return request.build();
  }

  private static Map<TermField, List<String>> values(SearchResponse<Void> response) {
    Map<TermField, List<String>> values = new EnumMap<>(TermField.class);
    for (TermField field : TermField.values()) {
      Aggregate aggregate = response.aggregations().get(field.label());
      values.put(
          field,
          aggregate != null && aggregate.isSterms()
              ? aggregate.sterms().buckets().array().stream().map(bucket -> bucket.key()).toList()
              : List.of());
    }
    return values;
  }
}
