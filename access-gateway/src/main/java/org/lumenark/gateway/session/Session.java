package org.lumenark.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A person who is signed in with a browser. The tokens never leave the gateway but in the encrypted
 * cookie and towards the services.
 */
record Session(
    String username,
    Optional<String> name,
    Set<String> roles,
    String accessToken,
    Optional<String> refreshToken) {

  Session {
    roles = Set.copyOf(roles);
  }

  /** Empty for strangers, and for callers with a token of their own. */
  static Optional<Session> of(RoutingContext context) {
    if (PagesTenant.hasAuthorization(context)
        || !(context.user() instanceof QuarkusHttpUser user)) {
      return Optional.empty();
    }
    SecurityIdentity identity = user.getSecurityIdentity();
    AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
    if (token == null || !(identity.getPrincipal() instanceof JsonWebToken person)) {
      return Optional.empty();
    }
    return Optional.of(
        new Session(
            Optional.<String>ofNullable(person.getClaim("preferred_username")).orElse(""),
            Optional.ofNullable(person.getClaim("name")),
            identity.getRoles(),
            token.getToken(),
            Optional.ofNullable(token.getRefreshToken()).map(refresh -> refresh.getToken())));
  }
}
