package org.lumenark.search.biostudies;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lumenark.platform.security.Caller;
import org.lumenark.search.find.Matching;
import org.lumenark.search.find.QueryTerms;
import org.lumenark.search.find.QueryTranslation;
import org.lumenark.search.find.Target;
import org.lumenark.search.index.SearchConfig;
import org.lumenark.search.index.SearchEngine;
import org.lumenark.search.index.StudyDocument;
import org.lumenark.search.term.Terms;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;

/** Finds public studies by page number, also for those who are signed in. */
@ApplicationScoped
class BioStudiesSearch {

  /** As far as the engine counts through results; behind it there are none. */
  private static final int DEEPEST = 10_000;

  private final SearchEngine engine;
  private final QueryTerms terms;
  private final String timeout;

  BioStudiesSearch(SearchEngine engine, QueryTerms terms, SearchConfig config) {
    this.engine = engine;
    this.terms = terms;
    this.timeout = config.timeout().toMillis() + "ms";
  }

  Uni<BioStudiesPage> page(BioStudiesOrder order) {
    return terms.of(order.query()).chain(known -> page(order, known));
  }

  private Uni<BioStudiesPage> page(BioStudiesOrder order, Terms known) {
    return engine
        .search(request(order, known), StudyDocument.class)
        .map(response -> page(order, response));
  }

  private SearchRequest request(BioStudiesOrder order, Terms known) {
    Target target = Target.STUDIES;
    long from = (long) (order.page() - 1) * order.pageSize();
    int size = (int) Math.clamp(DEEPEST - from, 0, order.pageSize());
    return new SearchRequest.Builder()
        .index(target.publicIndex().alias())
        .query(
            new QueryTranslation(target, known)
                .visible(order.query(), Matching.AS_TYPED, Caller.anonymous()))
        .trackTotalHits(total -> total.enabled(true))
        .allowPartialSearchResults(false)
        .timeout(timeout)
        .from((int) Math.min(from, DEEPEST - size))
        .size(size)
        .sort(sort(order))
        .sort(SortOptions.of(s -> s.field(f -> f.field("key").order(SortOrder.Asc))))
        .build();
  }

  private static SortOptions sort(BioStudiesOrder order) {
    SortOrder direction = order.descending() ? SortOrder.Desc : SortOrder.Asc;
    return switch (order.sortBy()) {
      case BioStudiesOrder.RELEASE_DATE ->
          SortOptions.of(s -> s.field(f -> f.field("releaseDate").order(direction)));
      case BioStudiesOrder.FILES ->
          SortOptions.of(s -> s.field(f -> f.field("files").order(direction)));
      default -> SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc)));
    };
  }

  private static BioStudiesPage page(
      BioStudiesOrder order, SearchResponse<StudyDocument> response) {
    List<StudyDocument> studies =
        response.hits().hits().stream().map(Hit::source).filter(Objects::nonNull).toList();
    long total =
        Optional.ofNullable(response.hits().total()).map(found -> found.value()).orElse(0L);
    return BioStudiesPage.of(order, total, studies);
  }
}
