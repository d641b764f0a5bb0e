package org.lumenark.metadata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Answers as the contract of search-service has it, by kind and query. */
public final class SearchAnswers implements QuarkusTestResourceLifecycleManager {

  /** What it knows, such as {@code images newt}; of what it does not know it finds nothing. */
  static final Map<String, List<String>> FOUND = new ConcurrentHashMap<>();

  private static final String PATH = "/internal/search/";
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext(PATH, SearchAnswers::answer);
    server.start();
    return Map.of("lumenark.search-url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery().substring("q=".length());
    String kind = exchange.getRequestURI().getPath().substring(PATH.length());
    switch (query) {
      case "(" ->
          send(
              exchange,
              400,
              """
              {"errors": [{"code": "query.syntax", "message": "It ends.", "remedy": "Go on.",
                "position": 1}]}
              """);
      case "broken" -> send(exchange, 500, "{}");
      case "everything" -> send(exchange, 200, "{\"keys\": [], \"more\": true}");
      default ->
          send(
              exchange,
              200,
              FOUND.getOrDefault(kind + " " + query, List.of()).stream()
                  .map(key -> '"' + key + '"')
                  .collect(Collectors.joining(",", "{\"keys\": [", "], \"more\": false}")));
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
