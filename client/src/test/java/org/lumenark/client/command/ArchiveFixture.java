package org.lumenark.client.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Answers as an archive does, for faults and answers that the real one cannot be brought to give.
 */
final class ArchiveFixture implements AutoCloseable {

  interface Answers {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Answers> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String received = "";

  ArchiveFixture() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::dispatch);
    server.start();
    on("GET /api/v1/about", about());
    on(
        "GET /realm/.well-known/openid-configuration",
        """
        {"token_endpoint": "%1$s/token", "device_authorization_endpoint": "%1$s/device",
         "revocation_endpoint": "%1$s/revoke"}\
        """
            .formatted(url()));
    on("POST /revoke", "");
    on("POST /token", "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"expires_in\":300}");
  }

  /** One that somebody with this home is logged in to. */
  static ArchiveFixture withLogin(Path home) throws IOException {
    ArchiveFixture archive = new ArchiveFixture();
    CommandLineRun.of(home, archive.url(), "login", "--user", "u", "--password", "p");
    return archive;
  }

  private String about() {
    return "{\"name\":\"Lumenark\",\"issuer\":\"%s/realm\",\"cliClientId\":\"lumenark-cli\"}"
        .formatted(url());
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method, path and query of everything that was asked, in order. */
  List<String> requests() {
    return requests;
  }

  void on(String request, String json) {
    on(request, 200, json);
  }

  void on(String request, int status, String json) {
    on(request, exchange -> send(exchange, status, json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Keeps the body of each such request. */
  void receives(String request, String json) {
    on(
        request,
        exchange -> {
          received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          send(exchange, 200, json.getBytes(StandardCharsets.UTF_8));
        });
  }

  /** The body that was kept last. */
  String received() {
    return received;
  }

  /**
   * @param request method and path; a query in it must match as well
   */
  void on(String request, Answers answer) {
    answers.put(request, answer);
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private void dispatch(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    String whole = query == null ? path : path + "?" + query;
    requests.add(whole);
    Answers answer = answers.getOrDefault(whole, answers.get(path));
    if (answer == null) {
      answer =
          missing ->
              send(
                  missing,
                  404,
                  "{\"code\":\"not-found\",\"detail\":\"There is nothing here.\"}"
                      .getBytes(StandardCharsets.UTF_8));
    }
    answer.answer(exchange);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
