package org.lumenark.gateway.content;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/**
 * Lets viewers on other origins read images. Any origin may: there are no cookies, and a token is
 * in the hands of the page that sends it. The same for what is there, what is not and what is
 * forbidden.
 */
final class Cors {

  private static final int NO_CONTENT = 204;

  private Cors() {}

  static void allow(HttpServerRequest request) {
    MultiMap headers = request.response().headers();
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set(
        "Access-Control-Expose-Headers",
        "Accept-Ranges, Content-Length, Content-Range, ETag, Repr-Digest, X-Request-Id");
    headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  }

  /** Answers a preflight request; it says nothing about what is there. */
  static void answerPreflight(HttpServerRequest request) {
    request
        .response()
        .putHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
        .putHeader(
            "Access-Control-Allow-Headers",
            "Authorization, Range, If-Match, If-None-Match, If-Range, Cache-Control, Pragma,"
                + " X-Request-Id, Traceparent")
        .putHeader("Access-Control-Max-Age", "86400")
        .setStatusCode(NO_CONTENT)
        .end();
  }
}
