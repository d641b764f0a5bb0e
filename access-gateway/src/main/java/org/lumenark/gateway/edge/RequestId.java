package org.lumenark.gateway.edge;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.TimeOrderedId;

/**
 * Names a request in logs and answers: the client's name for it if that is harmless, or a new one.
 */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  static String of(HttpServerRequest request) {
    @Nullable String given = request.getHeader(HEADER);
    return given != null && HARMLESS.matcher(given).matches()
        ? given
        : TimeOrderedId.next().toString();
  }
}
