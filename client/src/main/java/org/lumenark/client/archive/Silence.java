package org.lumenark.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long no byte of a request may move before it is given up; slowness is no silence. The pages
 * of the archive have the same limits.
 *
 * @param sending while bytes are left to send
 * @param answering when all are sent: the archive may have much to read again before it answers
 */
public record Silence(Duration sending, Duration answering) {

  public static final Silence USUAL = new Silence(Duration.ofMinutes(1), Duration.ofMinutes(5));

  private static final long LOOK_MILLIS = 200;

  /**
   * A request whose body tells how far it is.
   *
   * @param sent bytes that were handed over so far
   * @param length bytes of the whole body
   */
  public record Watch(Silence limits, LongSupplier sent, long length) {

    HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
        throws IOException, InterruptedException {
      CompletableFuture<HttpResponse<InputStream>> underWay =
          client.sendAsync(request, BodyHandlers.ofInputStream());
      try {
        return answer(underWay);
      } finally {
        underWay.cancel(true);
      }
    }

    private HttpResponse<InputStream> answer(CompletableFuture<HttpResponse<InputStream>> underWay)
        throws IOException, InterruptedException {
      long before = sent.getAsLong();
      long moved = System.nanoTime();
      while (true) {
        try {
          return underWay.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException noAnswer) {
          long now = sent.getAsLong();
          if (now != before) {
            before = now;
            moved = System.nanoTime();
          }
          Duration most = now < length ? limits.sending : limits.answering;
          if (System.nanoTime() - moved > most.toNanos()) {
            throw new HttpTimeoutException("nothing moved for " + most.toSeconds() + " s");
          }
        } catch (ExecutionException failed) {
          throw failure(failed.getCause());
        }
      }
    }

    private static IOException failure(@Nullable Throwable cause) {
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      return cause instanceof IOException broken ? broken : new IOException(cause);
    }
  }
}
