package org.lumenark.gateway.edge;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whose request counts against which rate: a token's subject, or a stranger's address. */
final class Identity {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private Identity() {}

  static String of(RoutingContext context, TrustedProxies proxies) {
    if (context.user() instanceof QuarkusHttpUser user) {
      SecurityIdentity identity = user.getSecurityIdentity();
      if (identity.getPrincipal() instanceof JsonWebToken token) {
        return "subject " + token.getSubject();
      }
    }
    HttpServerRequest request = context.request();
    return "address "
        + proxies.client(
            request.remoteAddress().hostAddress(), request.headers().getAll(FORWARDED_FOR));
  }
}
