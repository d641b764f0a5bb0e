package org.lumenark.gateway.proxy;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When a read is asked again: a service whose process ended leaves connections that lead nowhere,
 * and until the cluster has noticed new ones may be led there too, while another one of that
 * service would answer. What may change something is sent once, and so is what a service took and
 * is slow to answer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2">RFC 9110, 9.2.2: requests
 *     that a client may repeat by itself</a>
 */
public final class Repetition {

  /** Before each time that it is asked again: together less than a reader notices. */
  private static final List<Integer> PAUSES_MS = List.of(50, 150, 400);

  private Repetition() {}

  /** Reads, and again while the service is gone. To be called on an event loop. */
  public static <T> Future<T> read(Vertx vertx, Supplier<Future<T>> read) {
    return read(vertx, read, 0);
  }

  private static <T> Future<T> read(Vertx vertx, Supplier<Future<T>> read, int before) {
    return read.get()
        .recover(failure ->
            isWorthwhile(failure, before)
                ? pause(vertx, before).compose(over -> read(vertx, read, before + 1))
                : Future.failedFuture(failure));
  }

  /**
   * @param before how many times it was asked again so far
   */
  static boolean isWorthwhile(Throwable failure, int before) {
    boolean gone =
        failure instanceof HttpClosedException
            || failure instanceof SocketException && !(failure instanceof ConnectTimeoutException);
    return gone && before < PAUSES_MS.size();
  }

  static boolean isAllowed(HttpServerRequest request) {
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    return reads && !hasBody(request);
  }

  static boolean hasBody(HttpServerRequest request) {
    @Nullable String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding")
        || (length != null && !length.equals("0"));
  }

  static Future<Void> pause(Vertx vertx, int before) {
    return vertx.timer(PAUSES_MS.get(before), TimeUnit.MILLISECONDS);
  }
}
