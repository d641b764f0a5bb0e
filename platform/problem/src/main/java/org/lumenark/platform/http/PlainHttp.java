package org.lumenark.platform.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Without TLS a service speaks HTTP/1.1 only. The upgrade of a plain connection to HTTP/2, which
 * Java's own client offers with its first request and which RFC 9113 (section 3.1) has withdrawn,
 * lets answers of more than one frame (16,384 bytes) break off or stall for ever. HTTP/2 over TLS
 * is agreed on before the first request and is not touched.
 */
@ApplicationScoped
class PlainHttp implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
