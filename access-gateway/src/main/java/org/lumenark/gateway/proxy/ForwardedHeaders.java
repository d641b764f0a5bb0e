package org.lumenark.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which headers pass. Those of one connection end here (RFC 9110, section 7.6.1); what a client
 * says about proxies before it, or in the archive's own name, is not believed.
 */
final class ForwardedHeaders {

  private static final Set<String> OF_ONE_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "expect");

  private static final Set<String> NOT_BELIEVED =
      Set.of("forwarded", "via", "x-real-ip", "x-original-url", "x-rewrite-url", "host");

  private ForwardedHeaders() {}

  /**
   * @param authority of the archive's public address, as services write it into links
   */
  static MultiMap toService(MultiMap request, String authority) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    Set<String> dropped = ofThisConnection(request);
    for (Map.Entry<String, String> header : request) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!dropped.contains(name)
          && !NOT_BELIEVED.contains(name)
          && !name.startsWith("x-forwarded-")
          && !name.startsWith("x-lumenark-")
          && !name.startsWith("x-http-method")) {
        headers.add(header.getKey(), header.getValue());
      }
    }
    if (request.contains("Transfer-Encoding")) {
      headers.remove("Content-Length");
    }
    headers.set("Host", authority);
    return headers;
  }

  static void toClient(MultiMap answer, MultiMap response) {
    Set<String> dropped = ofThisConnection(answer);
    for (Map.Entry<String, String> header : answer) {
      if (!dropped.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        response.add(header.getKey(), header.getValue());
      }
    }
  }

  /**
   * An answer to somebody who is known may be for nobody else: unless the service says how it may
   * be kept, nobody keeps it. People with a session come with a cookie, and what answers a cookie
   * caches on the way would keep.
   *
   * @param request with {@code Authorization} if the caller is known, also by a session
   */
  static void keepFromCaches(MultiMap request, MultiMap response) {
    if (request.contains("Authorization") && !response.contains("Cache-Control")) {
      response.set("Cache-Control", "private, no-store");
    }
  }

  private static Set<String> ofThisConnection(MultiMap headers) {
    List<String> named = headers.getAll("Connection");
    if (named.isEmpty()) {
      return OF_ONE_CONNECTION;
    }
    Set<String> dropped = new HashSet<>(OF_ONE_CONNECTION);
    for (String value : named) {
      for (String name : value.split(",", -1)) {
        dropped.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return dropped;
  }
}
