package org.lumenark.gateway.content;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Says where things lie, as metadata-service does, and stands for the services behind the proxy. It
 * only resolves; the bytes lie in the real store.
 */
public final class CatalogueFixture implements QuarkusTestResourceLifecycleManager {

  /** Answers by request target. */
  static final Map<String, Place> PLACES = new ConcurrentHashMap<>();

  /** Every request target that reached a service. */
  static final List<String> REQUESTS = new CopyOnWriteArrayList<>();

  /** Counts of usage, as they came; they are no requests of anyone. */
  static final List<Report> REPORTS = new CopyOnWriteArrayList<>();

  /** What reports are answered with. */
  static volatile int reportStatus = 204;

  /** A report of what was counted. */
  record Report(String target, String authorization, String body) {}

  /**
   * @param authorization that is needed to see it, or empty
   */
  record Place(int status, String json, String authorization) {}

  private Vertx vertx;

  /** Keeps connections open as the services do, which are served by the same library. */
  @Override
  public Map<String, String> start() {
    vertx = Vertx.vertx();
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(CatalogueFixture::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    String url = "http://127.0.0.1:" + server.actualPort();
    return Map.of(
        "lumenark.metadata-url", url,
        "lumenark.search-url", url,
        "lumenark.submission-url", url,
        "lumenark.ingest-url", url);
  }

  private static void answer(HttpServerRequest request) {
    String target = request.uri();
    if (target.startsWith("/internal/usage-reports/")) {
      takeReport(request);
      return;
    }
    REQUESTS.add(target);
    Place place = PLACES.getOrDefault(target, new Place(404, "{}", ""));
    String authorization = request.getHeader("Authorization");
    boolean allowed =
        place.authorization().isEmpty() || place.authorization().equals(authorization);
    request
        .response()
        .setStatusCode(allowed ? place.status() : 404)
        .putHeader("Content-Type", "application/json")
        .end(allowed ? place.json() : "{}");
  }

  private static void takeReport(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> {
          REPORTS.add(
              new Report(
                  request.uri(),
                  String.valueOf(request.getHeader("Authorization")),
                  body.toString()));
          request.response().setStatusCode(reportStatus).end();
        });
  }

  @Override
  public void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
