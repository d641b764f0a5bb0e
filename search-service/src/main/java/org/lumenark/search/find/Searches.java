package org.lumenark.search.find;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.search.index.ImageDocument;
import org.lumenark.search.index.SearchConfig;
import org.lumenark.search.index.StudyDocument;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;

/** Runs searches. */
@ApplicationScoped
class Searches {

  private static final int FACET_VALUES = 50;
  private static final int BAD_REQUEST = 400;

  private final OpenSearchAsyncClient client;
  private final String timeout;
  private final String publicUrl;

  Searches(
      OpenSearchAsyncClient client,
      SearchConfig config,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.client = client;
    this.timeout = config.timeout().toMillis() + "ms";
    this.publicUrl = publicUrl;
  }

  Uni<SearchPage> studies(SearchOrder order, Caller caller) {
    return run(order, caller, StudyDocument.class)
        .map(response -> page(order, response, study -> StudyHit.of(study, publicUrl)));
  }

  Uni<SearchPage> images(SearchOrder order, Caller caller) {
    return run(order, caller, ImageDocument.class)
        .map(response -> page(order, response, ImageHit::of));
  }

  private <T> Uni<SearchResponse<T>> run(SearchOrder order, Caller caller, Class<T> type) {
    return Uni.createFrom()
        .completionStage(() -> {
          try {
            return client.search(request(order, caller), type);
          } catch (IOException unreachable) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
          }
        })
        .onFailure()
        .transform(Searches::problem);
  }

  private SearchRequest request(SearchOrder order, Caller caller) {
    Target target = order.target();
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(target.publicIndex().alias())
            .query(new QueryTranslation(target).visible(order.query(), caller))
            .source(source -> source.filter(filter -> filter.excludes(target.hidden())))
            .trackTotalHits(total -> total.enabled(true))
            .allowPartialSearchResults(false)
            .timeout(timeout)
            .size(order.limit() + 1)
            .sort(byScore(), descending("releaseDate"), ascending("key"));
    if (caller.subject().isPresent()) {
      request.index(target.privateIndex().alias());
    }
    order.cursor().ifPresent(cursor -> request.searchAfter(cursor.searchAfter()));
    for (Facet facet : order.facets()) {
      request.aggregations(
          facet.label(),
          aggregation -> aggregation.terms(t -> t.field(facet.path()).size(FACET_VALUES)));
    }
    return request.build();
  }

  private static <T> SearchPage page(
      SearchOrder order, SearchResponse<T> response, Function<T, ?> item) {
    List<Hit<T>> hits = response.hits().hits();
    boolean more = hits.size() > order.limit();
    List<Hit<T>> shown = more ? hits.subList(0, order.limit()) : hits;
    Map<String, List<SearchPage.Count>> facets = new LinkedHashMap<>();
    for (Facet facet : order.facets()) {
      facets.put(
          facet.label(), counts(Optional.ofNullable(response.aggregations().get(facet.label()))));
    }
    return new SearchPage(
        Optional.ofNullable(response.hits().total()).map(total -> total.value()).orElse(0L),
        shown.stream().map(Hit::source).map(item).toList(),
        facets,
        more ? Cursor.of(shown.getLast().sort()).text() : null);
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
    return List.of();
  }

  private static Throwable problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof OpenSearchException refused && refused.status() == BAD_REQUEST) {
      return SearchParameters.syntax(0, "The query is too complex.", "Use fewer or shorter terms.");
    }
    return cause instanceof OpenSearchException || cause instanceof IOException
        ? new ProblemException(ProblemType.UNAVAILABLE)
        : cause;
  }

  private static SortOptions byScore() {
    return SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
  }

  private static SortOptions descending(String field) {
    return SortOptions.of(sort -> sort.field(f -> f.field(field).order(SortOrder.Desc)));
  }

  private static SortOptions ascending(String field) {
    return SortOptions.of(sort -> sort.field(f -> f.field(field).order(SortOrder.Asc)));
  }
}
