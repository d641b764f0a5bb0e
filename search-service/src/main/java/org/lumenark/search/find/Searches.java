package org.lumenark.search.find;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.platform.security.Caller;
import org.lumenark.search.index.ImageDocument;
import org.lumenark.search.index.SearchConfig;
import org.lumenark.search.index.SearchEngine;
import org.lumenark.search.index.StudyDocument;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.AggregationRange;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;
import org.opensearch.client.opensearch.core.search.TrackHits;

/** Runs searches. */
@ApplicationScoped
class Searches {

  private static final int FACET_VALUES = 50;

  private final SearchEngine engine;
  private final QueryTerms terms;
  private final String timeout;
  private final String publicUrl;

  Searches(
      SearchEngine engine,
      QueryTerms terms,
      SearchConfig config,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.engine = engine;
    this.terms = terms;
    this.timeout = config.timeout().toMillis() + "ms";
    this.publicUrl = publicUrl;
  }

  Uni<SearchPage> studies(SearchOrder order, Caller caller) {
    return find(order, caller, StudyDocument.class, study -> StudyHit.of(study, publicUrl));
  }

  Uni<SearchPage> images(SearchOrder order, Caller caller) {
    return find(order, caller, ImageDocument.class, ImageHit::of);
  }

  /** As typed; if that finds nothing at all, by similar words. */
  private <T> Uni<SearchPage> find(
      SearchOrder order, Caller caller, Class<T> type, Function<T, ?> item) {
    return terms
        .of(order.query())
        .chain(known -> {
          QueryTranslation translation = new QueryTranslation(order.target(), known);
          Matching first = order.matching().orElse(Matching.AS_TYPED);
          return page(order, translation, first, caller, type, item)
              .chain(page ->
                  page.total() == 0
                          && order.cursor().isEmpty()
                          && translation.hasSimilar(order.query())
                      ? page(order, translation, Matching.SIMILAR, caller, type, item)
                      : Uni.createFrom().item(page));
        });
  }

  private <T> Uni<SearchPage> page(
      SearchOrder order,
      QueryTranslation translation,
      Matching matching,
      Caller caller,
      Class<T> type,
      Function<T, ?> item) {
    Query query = translation.visible(order.query(), matching, caller);
    if (order.facets().isEmpty() || matching == Matching.SIMILAR) {
      // Similar words are looked up in every field: once, not for hits and counts apart.
      SearchRequest.Builder all = hits(order, matching, query, caller).trackTotalHits(exactly());
      return engine
          .search(aggregated(all, order).build(), type)
          .map(found -> page(order, matching, found, found, item));
    }
    Uni<SearchResponse<T>> hits =
        engine.search(
            hits(order, matching, query, caller)
                .trackTotalHits(total -> total.enabled(false))
                .build(),
            type);
    Uni<SearchResponse<T>> counts = engine.search(counts(order, query, caller), type);
    return Uni.combine()
        .all()
        .unis(hits, counts)
        .with((found, counted) -> page(order, matching, found, counted, item));
  }

  /** The best of them. If they are not counted, the engine need not look at all. */
  private SearchRequest.Builder hits(
      SearchOrder order, Matching matching, Query query, Caller caller) {
    SearchRequest.Builder request =
        request(order, query, caller)
            .size(order.limit() + 1)
            .sort(order.sort(matching).options(order.target()));
    order.cursor().ifPresent(cursor -> request.searchAfter(cursor.after()));
    return request;
  }

  /** Total and facets. The engine keeps answers without hits until its index changes. */
  private SearchRequest counts(SearchOrder order, Query query, Caller caller) {
    return aggregated(request(order, query, caller).trackTotalHits(exactly()).size(0), order)
        .build();
  }

  private static SearchRequest.Builder aggregated(
      SearchRequest.Builder request, SearchOrder order) {
    for (Facet facet : order.facets()) {
      request.aggregations(facet.label(), aggregation(facet, order.target()));
    }
    return request;
  }

  private static TrackHits exactly() {
    return TrackHits.of(total -> total.enabled(true));
  }

  private SearchRequest.Builder request(SearchOrder order, Query query, Caller caller) {
    Target target = order.target();
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(target.publicIndex().alias())
            .query(query)
            .allowPartialSearchResults(false)
            .timeout(timeout);
    return caller.subject().isPresent() ? request.index(target.privateIndex().alias()) : request;
  }

  private static Aggregation aggregation(Facet facet, Target target) {
    return facet == Facet.SIZE
        ? Aggregation.of(each ->
            each.range(range ->
                range
                    .field(target.size())
                    .ranges(SizeRange.of(target).stream().map(Searches::range).toList())))
        : Aggregation.of(each -> each.terms(t -> t.field(facet.path()).size(FACET_VALUES)));
  }

  private static AggregationRange range(SizeRange size) {
    return AggregationRange.of(range -> {
      range.key(size.value()).from(JsonData.of(size.from()));
      return size.isOpen() ? range : range.to(JsonData.of(size.to()));
    });
  }

  private static <T> SearchPage page(
      SearchOrder order,
      Matching matching,
      SearchResponse<T> found,
      SearchResponse<T> counted,
      Function<T, ?> item) {
    List<Hit<T>> hits = found.hits().hits();
    boolean more = hits.size() > order.limit();
    List<Hit<T>> shown = more ? hits.subList(0, order.limit()) : hits;
    Map<String, List<SearchPage.Count>> facets = new LinkedHashMap<>();
    for (Facet facet : order.facets()) {
      facets.put(
          facet.label(), counts(Optional.ofNullable(counted.aggregations().get(facet.label()))));
    }
    long total = Optional.ofNullable(counted.hits().total()).map(each -> each.value()).orElse(0L);
    return new SearchPage(
        total,
        matching == Matching.SIMILAR && total > 0,
        shown.stream().map(Hit::source).map(item).toList(),
        facets,
        more ? new Cursor(order.sort(matching), matching, shown.getLast().sort()).text() : null);
  }

  private static List<SearchPage.Count> counts(Optional<Aggregate> aggregate) {
    if (aggregate.isEmpty()) {
      return List.of();
    }
    Aggregate terms = aggregate.get();
    if (terms.isLterms()) {
      return terms.lterms().buckets().array().stream()
          .map(bucket -> new SearchPage.Count(bucket.key()._get(), bucket.docCount()))
          .toList();
    }
    if (terms.isSterms()) {
      return terms.sterms().buckets().array().stream()
          .map(bucket -> new SearchPage.Count(bucket.key(), bucket.docCount()))
          .toList();
    }
    if (terms.isRange()) {
      return terms.range().buckets().array().stream()
          .filter(bucket -> bucket.docCount() > 0)
          .map(bucket ->
              new SearchPage.Count(Objects.requireNonNull(bucket.key()), bucket.docCount()))
          .toList();
    }
    return List.of();
  }
}
