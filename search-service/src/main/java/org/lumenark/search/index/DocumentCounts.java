package org.lumenark.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch.core.SearchResponse;

/** Counts what can be found, by everybody together. */
@ApplicationScoped
class DocumentCounts {

  private static final long PATIENCE_SECONDS = 30;
  private static final String FILES = "files";

  private final OpenSearchAsyncClient client;

  DocumentCounts(OpenSearchAsyncClient client) {
    this.client = client;
  }

  Rebuild of(Rebuild.State state) throws IOException {
    SearchResponse<Void> studies =
        count(SearchIndex.STUDY_PUBLIC, SearchIndex.STUDY_PRIVATE, StudyDocument.TYPE);
    SearchResponse<Void> images =
        count(SearchIndex.IMAGE_PUBLIC, SearchIndex.IMAGE_PRIVATE, ImageDocument.TYPE);
    double files =
        Optional.ofNullable(studies.aggregations().get(FILES))
            .map(sum -> sum.sum().value())
            .orElse(0.0);
    return new Rebuild(state, total(studies), total(images), Math.round(files));
  }

  private SearchResponse<Void> count(SearchIndex open, SearchIndex closed, String type)
      throws IOException {
    try {
      return client
          .search(
              search ->
                  search
                      .index(open.alias(), closed.alias())
                      .size(0)
                      .trackTotalHits(total -> total.enabled(true))
                      .query(query ->
                          query.term(term -> term.field("type").value(FieldValue.of(type))))
                      .aggregations(FILES, files -> files.sum(sum -> sum.field(FILES))),
              Void.class)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IOException("OpenSearch cannot count", failure);
    }
  }

  private static long total(SearchResponse<Void> response) {
    return Optional.ofNullable(response.hits().total()).map(hits -> hits.value()).orElse(0L);
  }
}
