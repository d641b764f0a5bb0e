package org.lumenark.gateway.session;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * OpenID Connect as the framework does it, with one difference: a cookie that is no good makes a
 * stranger of its owner instead of an error, because public pages must open for everyone. A bearer
 * token that is no good stays an error.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SessionAuthentication implements HttpAuthenticationMechanism {

  private static final Logger LOG = Logger.getLogger(SessionAuthentication.class);
  private static final int FOUND = 302;

  private final OidcAuthenticationMechanism oidc;

  SessionAuthentication(OidcAuthenticationMechanism oidc) {
    this.oidc = oidc;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    Uni<SecurityIdentity> identity = oidc.authenticate(context, providers);
    if (PagesTenant.hasAuthorization(context)) {
      return identity;
    }
    Uni<SecurityIdentity> logged =
        identity
            .onFailure(SessionAuthentication::isNoRedirect)
            .invoke(failure -> LOG.infof("a session was not accepted: %s", failure.getMessage()));
    return SignInEndpoint.CALLBACK.equals(context.request().path())
        ? logged
            .onFailure(SessionAuthentication::isNoRedirect)
            .transform(
                failure -> new AuthenticationRedirectException(FOUND, SignInEndpoint.PROBLEM))
        : logged.onFailure(SessionAuthentication::isNoRedirect).recoverWithNull();
  }

  private static boolean isNoRedirect(Throwable failure) {
    return !(failure instanceof AuthenticationRedirectException);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return oidc.getChallenge(context);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return oidc.getCredentialTransport(context);
  }

  @Override
  public int getPriority() {
    return oidc.getPriority();
  }
}
