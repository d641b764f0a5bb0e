package org.lumenark.gateway.answer;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Reads of what anybody may see, by somebody who is nobody in particular: without a token, a
 * session or a reviewer link, all of which are an {@code Authorization} when they come here. Pages
 * on other origins may read the answers, and these may be zipped: no secret stands beside text of
 * others, so that lengths tell nothing.
 */
public final class OpenReads {

  private static final Set<String> SERVICES = Set.of("metadata-service", "search-service");

  private OpenReads() {}

  /**
   * @param service that answers, by its name in the contract
   */
  public static boolean isOne(HttpServerRequest request, String service) {
    return isByAnyone(request) && SERVICES.contains(service);
  }

  /** Lets any origin read the answer to a read of nobody in particular; never with credentials. */
  public static void allow(HttpServerRequest request) {
    if (isByAnyone(request)) {
      request
          .response()
          .putHeader("Access-Control-Allow-Origin", "*")
          .putHeader(
              "Access-Control-Expose-Headers",
              "Link, ETag, Content-Disposition, Content-Length, Retry-After, X-Request-Id");
    }
  }

  private static boolean isByAnyone(HttpServerRequest request) {
    return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
        && !request.headers().contains("Authorization");
  }
}
