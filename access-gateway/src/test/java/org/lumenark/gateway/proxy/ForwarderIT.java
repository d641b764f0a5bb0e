package org.lumenark.gateway.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.gateway.answer.ProblemWriter;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.gateway.config.ServiceAddresses;

/** The forwarder between real sockets: a client and a service that behave as the test says. */
class ForwarderIT {

  private static final long GIBIBYTE = 1L << 30;
  private static final byte[] PIECE = new byte[64 << 10];

  /** Begins paths that anybody may read. */
  private static final String OPEN = "/api/v1/studies";

  private final Vertx vertx = Vertx.vertx();
  private Service service;
  private HttpServer gateway;

  @BeforeEach
  void start() throws Exception {
    service = new Service();
    GatewayConfig config =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(GatewayConfig.class)
            .build()
            .getConfigMapping(GatewayConfig.class);
    URI address = URI.create("http://127.0.0.1:" + service.port());
    ServiceAddresses addresses =
        new ServiceAddresses(
            URI.create("https://archive.example"), address, address, address, address);
    Forwarder forwarder =
        new Forwarder(
            vertx,
            new Upstreams(vertx, config, addresses),
            new ProblemWriter(new ObjectMapper(), vertx, config),
            config,
            addresses);
    gateway =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                forwarder.forward(
                    request,
                    request.path().startsWith(OPEN) ? "metadata-service" : "submission-service"))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    service.close();
  }

  @Test
  void a_gibibyte_up_and_a_gibibyte_down_pass_through_a_small_heap() throws Exception {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(GIBIBYTE);
    service.behave((head, in, out) -> {
      long got = drain(in, GIBIBYTE);
      out.write(
          ("HTTP/1.1 200 OK\r\nX-Got: " + got + "\r\nContent-Length: " + GIBIBYTE + "\r\n\r\n")
              .getBytes(ISO_8859_1));
      fill(out, GIBIBYTE);
    });

    try (Socket client = client()) {
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> {
            try {
              write(
                  client,
                  "PATCH /u/1 HTTP/1.1\r\nHost: x\r\nUpload-Offset: 0\r\nContent-Length: "
                      + GIBIBYTE
                      + "\r\n\r\n");
              fill(client.getOutputStream(), GIBIBYTE);
            } catch (IOException failure) {
              throw new IllegalStateException(failure);
            }
          });
      InputStream in = new BufferedInputStream(client.getInputStream(), PIECE.length);
      List<String> head = head(in);
      assertThat(head.getFirst()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(head).contains("X-Got: " + GIBIBYTE);
      assertThat(drain(in, GIBIBYTE)).isEqualTo(GIBIBYTE);
      sending.get(60, TimeUnit.SECONDS);
    }
    assertThat(service.lastHead()).contains("Upload-Offset: 0", "Host: archive.example");
  }

  @Test
  void an_answer_before_the_end_of_an_upload_reaches_the_client() throws Exception {
    service.behave((head, in, out) -> {
      out.write("HTTP/1.1 409 Conflict\r\nContent-Length: 4\r\n\r\nbusy".getBytes(ISO_8859_1));
      out.flush();
      drain(in, 1 << 20);
    });

    try (Socket client = client()) {
      write(client, "PATCH /u/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n");
      fill(client.getOutputStream(), 1 << 20);
      assertThat(head(client.getInputStream()).getFirst()).isEqualTo("HTTP/1.1 409 Conflict");
    }
  }

  @Test
  void a_client_that_goes_away_takes_the_service_s_connection_with_it() throws Exception {
    AtomicBoolean broken = new AtomicBoolean();
    service.behave((head, in, out) -> {
      try {
        broken.set(drain(in, Long.MAX_VALUE) < 50_000_000);
      } catch (IOException reset) {
        broken.set(true);
      }
    });

    Socket client = client();
    write(client, "PATCH /u/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n");
    fill(client.getOutputStream(), 1 << 20);
    client.close();

    await().atMost(Duration.ofSeconds(20)).untilTrue(broken);
  }

  @Test
  void a_service_that_breaks_off_is_seen_as_broken_off() throws Exception {
    service.behave((head, in, out) -> {
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nhalf".getBytes(ISO_8859_1));
      out.flush();
    });

    try (Socket client = client()) {
      write(client, "GET /x HTTP/1.1\r\nHost: x\r\n\r\n");
      head(client.getInputStream());
      assertThat(drain(client.getInputStream(), Long.MAX_VALUE)).isLessThan(1_000_000);
    }
  }

  @Test
  void events_pass_as_they_come() throws Exception {
    CompletableFuture<Void> second = new CompletableFuture<>();
    service.behave((head, in, out) -> {
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n")
              .getBytes(ISO_8859_1));
      out.flush();
      second.join();
      out.write("9\r\ndata: 2\n\n\r\n0\r\n\r\n".getBytes(ISO_8859_1));
      out.flush();
    });

    try (Socket client = client()) {
      client.setSoTimeout(20_000);
      write(client, "GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
      InputStream in = client.getInputStream();
      head(in);
      assertThat(new String(in.readNBytes(14), ISO_8859_1)).isEqualTo("9\r\ndata: 1\n\n\r\n");
      second.complete(null);
      assertThat(new String(in.readNBytes(14), ISO_8859_1)).isEqualTo("9\r\ndata: 2\n\n\r\n");
    }
  }

  @Test
  void json_of_a_gibibyte_is_zipped_as_it_passes() throws Exception {
    service.behave((head, in, out) -> {
      out.write(json(GIBIBYTE).getBytes(ISO_8859_1));
      fill(out, GIBIBYTE);
    });

    HttpResponse<InputStream> answer = zipped("Accept-Encoding", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(answer.headers().firstValue("ETag")).hasValue("W/\"tag\"");
    try (InputStream body = new GZIPInputStream(answer.body(), PIECE.length)) {
      assertThat(drain(body, Long.MAX_VALUE)).isEqualTo(GIBIBYTE);
    }
  }

  @Test
  void json_that_breaks_off_is_seen_as_broken_off_zipped_too() throws Exception {
    service.behave((head, in, out) -> {
      out.write(json(GIBIBYTE).getBytes(ISO_8859_1));
      fill(out, 1 << 20);
    });

    HttpResponse<InputStream> answer = zipped("Accept-Encoding", "gzip");

    assertThatIOException()
        .isThrownBy(() -> {
          try (InputStream body = new GZIPInputStream(answer.body(), PIECE.length)) {
            drain(body, Long.MAX_VALUE);
          }
        });
  }

  @Test
  void what_is_asked_for_with_a_token_passes_as_it_is() throws Exception {
    service.behave((head, in, out) -> {
      out.write(json(1 << 20).getBytes(ISO_8859_1));
      fill(out, 1 << 20);
    });

    HttpResponse<InputStream> answer =
        zipped("Accept-Encoding", "gzip", "Authorization", "Bearer x");

    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"tag\"");
    assertThat(drain(answer.body(), Long.MAX_VALUE)).isEqualTo(1 << 20);
  }

  private static String json(long length) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/ld+json\r\nETag: \"tag\"\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }

  private HttpResponse<InputStream> zipped(String... headers) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + gateway.actualPort() + OPEN + "/S-LMK1"))
                .headers(headers)
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void a_service_that_is_away_is_a_503_that_says_when_to_come_again() throws Exception {
    service.close();

    try (Socket client = client()) {
      write(client, "GET /x HTTP/1.1\r\nHost: x\r\n\r\n");
      List<String> head = head(client.getInputStream());
      assertThat(head.getFirst()).startsWith("HTTP/1.1 503");
      assertThat(head).anyMatch(line -> line.equalsIgnoreCase("Retry-After: 1"));
    }
  }

  @Test
  void a_read_that_a_killed_service_took_is_asked_again_and_what_changes_something_is_not()
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Behaviour killedTwice =
        (head, in, out) -> {
          if (asked.incrementAndGet() > 2) {
            answering("200 OK").serve(head, in, out);
          }
        };
    service.behave(killedTwice);
    assertThat(statusOf("GET /x")).isEqualTo("200");
    assertThat(asked).hasValue(3);

    for (String change : List.of("POST /x", "DELETE /x")) {
      asked.set(0);
      assertThat(statusOf(change)).as(change).isEqualTo("503");
      assertThat(asked).as(change).hasValue(1);
    }
  }

  @Test
  void a_read_of_a_service_that_is_killed_each_time_ends() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    service.behave((head, in, out) -> asked.incrementAndGet());

    assertThat(statusOf("GET /x")).isEqualTo("503");
    assertThat(asked).hasValue(4);
  }

  @Test
  void an_answer_that_broke_off_is_not_asked_for_again() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    service.behave((head, in, out) -> {
      asked.incrementAndGet();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf".getBytes(ISO_8859_1));
    });

    try (Socket client = client()) {
      write(client, "GET /x HTTP/1.1\r\nHost: x\r\n\r\n");
      head(client.getInputStream());
      assertThat(drain(client.getInputStream(), Long.MAX_VALUE)).isLessThan(1_000);
    }
    assertThat(asked).hasValue(1);
  }

  /** By the rules of tus-js-client: 423 is to ask again, any other failure to begin anew. */
  @Test
  void who_asks_how_far_an_upload_is_never_hears_that_it_is_lost() throws Exception {
    service.behave(answering("503 Service Unavailable"));
    assertThat(statusOf("HEAD /api/v1/uploads/1")).isEqualTo("423");
    service.behave(answering("404 Not Found"));
    assertThat(statusOf("HEAD /api/v1/uploads/1")).isEqualTo("404");
    service.behave(answering("503 Service Unavailable"));
    assertThat(statusOf("HEAD /api/v1/drafts/1")).isEqualTo("503");

    service.close();

    assertThat(statusOf("HEAD /api/v1/uploads/1")).isEqualTo("423");
    assertThat(statusOf("POST /api/v1/uploads")).isEqualTo("503");
  }

  private static Behaviour answering(String status) {
    return (head, in, out) ->
        out.write(
            ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(ISO_8859_1));
  }

  private String statusOf(String request) throws IOException {
    try (Socket client = client()) {
      write(client, request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      return head(client.getInputStream()).getFirst().split(" ", -1)[1];
    }
  }

  private Socket client() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), gateway.actualPort());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static void fill(OutputStream out, long count) throws IOException {
    for (long left = count; left > 0; left -= PIECE.length) {
      out.write(PIECE, 0, (int) Math.min(PIECE.length, left));
    }
    out.flush();
  }

  private static long drain(InputStream in, long most) throws IOException {
    byte[] piece = new byte[PIECE.length];
    long total = 0;
    while (total < most) {
      int got = in.read(piece, 0, (int) Math.min(piece.length, most - total));
      if (got < 0) {
        return total;
      }
      total += got;
    }
    return total;
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int value;
    while ((value = in.read()) >= 0) {
      if (value == '\n') {
        if (line.isEmpty()) {
          return lines;
        }
        lines.add(line.toString());
        line.setLength(0);
      } else if (value != '\r') {
        line.append((char) value);
      }
    }
    throw new IOException("no head: " + lines);
  }

  /** How a service treats one request. */
  private interface Behaviour {
    void serve(List<String> head, InputStream in, OutputStream out) throws IOException;
  }

  /** Serves each connection once, then closes it. */
  private static final class Service implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile Behaviour behaviour = (head, in, out) -> {};
    private volatile List<String> lastHead = List.of();

    Service() throws IOException {
      Thread.ofVirtual().start(this::accept);
    }

    int port() {
      return socket.getLocalPort();
    }

    void behave(Behaviour next) {
      behaviour = next;
    }

    List<String> lastHead() {
      return lastHead.stream()
          .map(line ->
              line.toLowerCase(Locale.ROOT).startsWith("host:")
                  ? "Host:" + line.substring(5)
                  : line)
          .map(line ->
              line.startsWith("upload-offset") ? "Upload-Offset" + line.substring(13) : line)
          .toList();
    }

    private void accept() {
      while (!socket.isClosed()) {
        try {
          Socket connection = socket.accept();
          Thread.ofPlatform().daemon().start(() -> serve(connection));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void serve(Socket connection) {
      try (connection) {
        InputStream in = new BufferedInputStream(connection.getInputStream(), PIECE.length);
        lastHead = head(in);
        behaviour.serve(lastHead, in, connection.getOutputStream());
      } catch (IOException broken) {
        return;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
