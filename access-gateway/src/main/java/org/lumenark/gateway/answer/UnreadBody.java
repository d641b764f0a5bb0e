package org.lumenark.gateway.answer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * What a client still sends after its answer is out. It is read away for a while, because closing
 * at once would reset the connection and could take the answer from the client; then the connection
 * is closed.
 */
public final class UnreadBody {

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Duration linger;

  public UnreadBody(Vertx vertx, HttpServerRequest request, Duration linger) {
    this.vertx = vertx;
    this.request = request;
    this.linger = linger;
  }

  public void discard() {
    if (request.isEnded()) {
      return;
    }
    long timer = vertx.setTimer(linger.toMillis(), late -> request.connection().close());
    try {
      request.exceptionHandler(gone -> vertx.cancelTimer(timer));
      request.handler(buffer -> {});
      request.endHandler(end -> vertx.cancelTimer(timer));
      request.resume();
    } catch (IllegalStateException endedMeanwhile) {
      vertx.cancelTimer(timer);
    }
  }
}
