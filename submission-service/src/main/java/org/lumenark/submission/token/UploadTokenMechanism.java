package org.lumenark.submission.token;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.lumenark.platform.security.UploadTokenForm;

/** Takes upload tokens before login tokens are looked for. */
@ApplicationScoped
class UploadTokenMechanism implements HttpAuthenticationMechanism {

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    return UploadTokenForm.in(context.request().getHeader("Authorization"))
        .map(secret -> providers.authenticate(new UploadTokenRequest(secret)))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(UploadTokenRequest.class);
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY * 2;
  }
}
