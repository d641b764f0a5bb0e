package org.lumenark.gateway.session;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Requests with an {@code Authorization} header are authenticated by that alone, never by a cookie;
 * all others may carry a session of the pages.
 */
@ApplicationScoped
class PagesTenant implements TenantResolver {

  /** As {@code quarkus.oidc.pages.*} names it. */
  static final String NAME = "pages";

  @Override
  public String resolve(RoutingContext context) {
    return hasAuthorization(context) ? OidcUtils.DEFAULT_TENANT_ID : NAME;
  }

  static boolean hasAuthorization(RoutingContext context) {
    return context.request().headers().contains("Authorization");
  }
}
