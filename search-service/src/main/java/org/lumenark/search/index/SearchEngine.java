package org.lumenark.search.index;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Pit;

/** Asks OpenSearch on behalf of somebody who waits for the answer. */
@ApplicationScoped
public class SearchEngine {

  private static final int BAD_REQUEST = 400;

  /** Between two looks at one moment. */
  private static final String KEPT = "30s";

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
    return asked(() -> client.search(request, document));
  }

  /** The documents of an index as they are now, however long it takes to page through them. */
  public record Moment(String id) {

    public Pit pit() {
      return Pit.of(pit -> pit.id(id).keepAlive(KEPT));
    }
  }

  /**
   * Does what looks at one moment of an index several times.
   *
   * @see #search
   */
  public <T> Uni<T> atOneMoment(SearchIndex index, Function<Moment, Uni<T>> work) {
    return asked(() ->
            client.createPit(pit -> pit.index(index.alias()).keepAlive(time -> time.time(KEPT))))
        .map(created -> new Moment(String.valueOf(created.pitId())))
        .chain(moment -> work.apply(moment).onTermination().call(() -> forget(moment)));
  }

  /** Whether that succeeds or not, the engine forgets it by itself. */
  private Uni<Void> forget(Moment moment) {
    return asked(() -> client.deletePit(pit -> pit.pitId(moment.id())))
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull();
  }

  /** A question to the engine, as its client begins it. */
  @FunctionalInterface
  private interface Question<T> {
    CompletionStage<T> ask() throws IOException;
  }

  private static <T> Uni<T> asked(Question<T> question) {
    return Uni.createFrom()
        .completionStage(() -> {
          try {
            return question.ask();
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
