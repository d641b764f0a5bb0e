package org.lumenark.gateway.edge;

import io.vertx.core.MultiMap;

/** Headers of every answer: nothing that the archive serves is ever run by a browser. */
final class SecurityHeaders {

  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

  private SecurityHeaders() {}

  static void addTo(MultiMap headers) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Frame-Options", "DENY");
  }
}
