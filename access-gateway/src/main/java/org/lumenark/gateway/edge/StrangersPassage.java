package org.lumenark.gateway.edge;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets those through whose secret only a service behind the gateway knows. To the gateway they are
 * strangers: they have the rate of their address and none of its own rights.
 *
 * <p>Each kind is an alternative because the mechanism of sessions is one, beside which the
 * framework looks at no other.
 */
abstract class StrangersPassage implements HttpAuthenticationMechanism {

  /** Whether the request comes with such a secret. */
  abstract boolean isTakenBy(RoutingContext context);

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    return isTakenBy(context)
        ? providers.authenticate(AnonymousAuthenticationRequest.INSTANCE)
        : Uni.createFrom().nullItem();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }

  /** Before logins and sessions, which would call such a secret a bad one. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY * 2;
  }
}
