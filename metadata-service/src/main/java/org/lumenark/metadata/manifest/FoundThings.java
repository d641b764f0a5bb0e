package org.lumenark.metadata.manifest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Asks search-service, whose address is {@code lumenark.search-url}, which public studies or images
 * a search finds at this moment.
 */
@ApplicationScoped
class FoundThings {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final Optional<String> origin;

  FoundThings(Vertx vertx, @ConfigProperty(name = "lumenark.search-url") Optional<String> origin) {
    this.http = vertx.createHttpClient();
    this.origin = origin;
  }

  /**
   * Accessions of studies or ids of images.
   *
   * @throws ProblemException by the Uni: {@code query.syntax} as the search tells it, {@code
   *     validation.failed} if it finds too many, {@code unavailable} if it cannot be asked
   */
  Uni<List<String>> of(ThingSearch search) {
    if (origin.isEmpty()) {
      return Uni.createFrom().failure(new ProblemException(ProblemType.UNAVAILABLE));
    }
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(
                origin.get()
                    + "/internal/search/"
                    + search.kind().value()
                    + "?q="
                    + URLEncoder.encode(search.text(), StandardCharsets.UTF_8))
            .setTimeout(PATIENCE.toMillis());
    return http.request(options)
        .chain(request -> request.send())
        .chain(answer -> answer.body().map(body -> keys(search, answer, body)))
        .onFailure(failure -> !(failure instanceof ProblemException))
        .transform(failure -> new ProblemException(ProblemType.UNAVAILABLE));
  }

  private static List<String> keys(ThingSearch search, HttpClientResponse answer, Buffer body) {
    if (answer.statusCode() == BAD_REQUEST) {
      throw notUnderstood(body);
    }
    if (answer.statusCode() != OK) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    }
    JsonObject found = body.toJsonObject();
    if (found.getBoolean("more")) {
      throw new FreezeRequest.Findings()
          .add(
              "manifest.too-large",
              "/q",
              "The search finds more " + search.kind().value() + " than one manifest is made of.",
              "Narrow the search, or freeze several manifests.")
          .problem();
    }
    return found.getJsonArray("keys").stream().map(String.class::cast).toList();
  }

  private static ProblemException notUnderstood(Buffer body) {
    try {
      JsonObject error = body.toJsonObject().getJsonArray("errors").getJsonObject(0);
      return ProblemException.querySyntax(
          error.getInteger("position", 0),
          error.getString("message", ""),
          error.getString("remedy", ""));
    } catch (DecodeException | NullPointerException | IndexOutOfBoundsException otherwise) {
      return ProblemException.querySyntax(
          0, "The query is not understood.", "Search for it first.");
    }
  }

  @PreDestroy
  void close() {
    http.closeAndAwait();
  }
}
