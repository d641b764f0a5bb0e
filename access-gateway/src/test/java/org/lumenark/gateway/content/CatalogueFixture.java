package org.lumenark.gateway.content;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Says where things lie, as metadata-service does, and stands for the services behind the proxy. It
 * only resolves; the bytes lie in the real store.
 */
public final class CatalogueFixture implements QuarkusTestResourceLifecycleManager {

  /** Answers by request target. */
  static final Map<String, Place> PLACES = new ConcurrentHashMap<>();

  /** Every request target that reached a service. */
  static final List<String> REQUESTS = new CopyOnWriteArrayList<>();

  /**
   * @param authorization that is needed to see it, or empty
   */
  record Place(int status, String json, String authorization) {}

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", CatalogueFixture::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "lumenark.metadata-url", url,
        "lumenark.search-url", url,
        "lumenark.submission-url", url,
        "lumenark.ingest-url", url);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    REQUESTS.add(target);
    Place place = PLACES.getOrDefault(target, new Place(404, "{}", ""));
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    boolean allowed =
        place.authorization().isEmpty() || place.authorization().equals(authorization);
    byte[] body = (allowed ? place.json() : "{}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(allowed ? place.status() : 404, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
