package org.lumenark.gateway.edge;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.lumenark.platform.security.UploadTokenForm;

/**
 * Lets upload tokens through to the one service that knows them. To the gateway their holders are
 * strangers: they have the rate of their address and none of the gateway's own rights. An
 * alternative because that of sessions is one, beside which the framework looks at no other
 * mechanism.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class UploadTokenPassage implements HttpAuthenticationMechanism {

  private static final String SERVICE = "submission-service";

  /** Whether a request may go on to this service as far as upload tokens are concerned. */
  static boolean isOpen(RoutingContext context, String service) {
    return service.equals(SERVICE)
        || UploadTokenForm.in(context.request().getHeader("Authorization")).isEmpty();
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    return UploadTokenForm.in(context.request().getHeader("Authorization")).isPresent()
        ? providers.authenticate(AnonymousAuthenticationRequest.INSTANCE)
        : Uni.createFrom().nullItem();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY * 2;
  }
}
