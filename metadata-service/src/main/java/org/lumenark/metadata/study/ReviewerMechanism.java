package org.lumenark.metadata.study;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.lumenark.platform.security.Callers;
import org.lumenark.platform.security.ReviewerToken;

/**
 * Takes reviewer tokens before login tokens are looked for. Whoever has one stays a stranger; a
 * token that is no good is not told from a good one until it is asked for a study.
 */
@ApplicationScoped
class ReviewerMechanism implements HttpAuthenticationMechanism {

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    Optional<ReviewerToken> token = ReviewerToken.in(context.request().getHeader("Authorization"));
    return token.isEmpty()
        ? Uni.createFrom().nullItem()
        : Uni.createFrom()
            .item(
                QuarkusSecurityIdentity.builder()
                    .setAnonymous(true)
                    .addAttribute(Callers.REVIEWER, token.get())
                    .build());
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
