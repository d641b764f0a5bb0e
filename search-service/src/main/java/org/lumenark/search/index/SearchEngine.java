package org.lumenark.search.index;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/** Asks OpenSearch on behalf of somebody who waits for the answer. */
@ApplicationScoped
public class SearchEngine {

  private static final int BAD_REQUEST = 400;

  private final OpenSearchAsyncClient client;

  SearchEngine(OpenSearchAsyncClient client) {
    this.client = client;
  }

  /**
   * Fails with {@link ProblemType#UNAVAILABLE} if OpenSearch does not answer, and with {@link
   * ProblemType#QUERY_SYNTAX} if the query is more than it takes. An answer that is not understood
   * is a fault of ours and stays one.
   */
  public <T> Uni<SearchResponse<T>> search(SearchRequest request, Class<T> document) {
    return Uni.createFrom()
        .completionStage(() -> {
          try {
            return client.search(request, document);
          } catch (IOException unreachable) {
            throw new CompletionException(unreachable);
          }
        })
        .onFailure()
        .transform(SearchEngine::problem);
  }

  private static Throwable problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof OpenSearchException refused && refused.status() == BAD_REQUEST) {
      return ProblemException.querySyntax(
          0, "The query is too complex.", "Use fewer or shorter terms.");
    }
    return cause instanceof OpenSearchException || cause instanceof IOException
        ? new ProblemException(ProblemType.UNAVAILABLE)
        : cause;
  }
}
