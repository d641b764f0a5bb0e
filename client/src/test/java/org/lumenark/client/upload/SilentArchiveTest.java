package org.lumenark.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Patience;
import org.lumenark.client.archive.Silence;
import org.lumenark.client.archive.Tokens;
import org.lumenark.client.files.LocalFile;
import org.lumenark.client.progress.Progress;

/** A server that says nothing more and keeps the connection, as none does on demand. */
@Timeout(60)
class SilentArchiveTest {

  private static final int LENGTH = 24 << 20;
  private static final int TAKEN = 5 << 20;
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration NEVER = Duration.ofMinutes(10);

  @TempDir Path folder;
  private final ByteArrayOutputStream stored = new ByteArrayOutputStream();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private LocalFile file;
  private boolean isSlow;

  @BeforeEach
  void start() throws IOException {
    byte[] noise = new byte[LENGTH];
    new Random(1).nextBytes(noise);
    Path large = Files.write(folder.resolve("large.bin"), noise);
    file = new LocalFile("large.bin", large, LENGTH, Files.getLastModifiedTime(large));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void aRequestOfWhichNothingMovesIsGivenUpAndTheArchiveAsked() throws IOException {
    serve(exchange -> {
      stored.writeBytes(exchange.getRequestBody().readNBytes(TAKEN));
      hang();
    });

    upload(new Silence(SHORT, NEVER));

    assertThat(requests).containsExactly("POST", "PATCH 0", "HEAD", "PATCH " + TAKEN);
    assertThat(stored.toByteArray()).isEqualTo(Files.readAllBytes(file.file()));
  }

  @Test
  void anAnswerThatDoesNotComeIsGivenUpLater() throws IOException {
    serve(exchange -> {
      stored.writeBytes(exchange.getRequestBody().readAllBytes());
      hang();
    });

    upload(new Silence(NEVER, SHORT));

    assertThat(requests).containsExactly("POST", "PATCH 0", "HEAD");
    assertThat(stored.toByteArray()).isEqualTo(Files.readAllBytes(file.file()));
  }

  @Test
  void whatIsSlowIsNotSilent() throws IOException {
    isSlow = true;
    serve(exchange -> {
      throw new IOException("no second request is needed");
    });

    upload(new Silence(SHORT, SHORT));

    assertThat(requests).containsExactly("POST", "PATCH 0");
  }

  /** What a server does with its first request of bytes. */
  private interface First {
    void answer(HttpExchange exchange) throws IOException;
  }

  private void serve(First first) {
    server.createContext(
        "/",
        exchange -> {
          String method = exchange.getRequestMethod();
          String offset = exchange.getRequestHeaders().getFirst("Upload-Offset");
          boolean isFirst = requests.stream().noneMatch(asked -> asked.startsWith("PATCH"));
          requests.add(offset == null ? method : method + " " + offset);
          switch (method) {
            case "POST" -> {
              exchange.getResponseHeaders().set("Location", "/api/v1/uploads/u1");
              answer(exchange, 201);
            }
            case "HEAD" -> answer(exchange, 200);
            default -> {
              if (isFirst && !isSlow) {
                first.answer(exchange);
              }
              readSlowly(exchange);
              answer(exchange, 204);
            }
          }
        });
  }

  /** For longer than the silence that would be too long, if it is to be slow. */
  private void readSlowly(HttpExchange exchange) throws IOException {
    for (byte[] some = exchange.getRequestBody().readNBytes(LENGTH / 8);
        some.length > 0;
        some = exchange.getRequestBody().readNBytes(LENGTH / 8)) {
      stored.writeBytes(some);
      if (isSlow) {
        pause(SHORT.dividedBy(4));
      }
    }
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(stored.size()));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void hang() throws IOException {
    pause(NEVER);
    throw new IOException("the test has ended");
  }

  private void pause(Duration duration) {
    try {
      end.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void upload(Silence silence) {
    Http http = Http.to("http://127.0.0.1:" + server.getAddress().getPort(), Tokens.none());
    new TusUpload(http, Patience.LONG, "d1", OpenUploads.forgetful(), Progress.silent(), silence)
        .send(file, null);
  }
}
