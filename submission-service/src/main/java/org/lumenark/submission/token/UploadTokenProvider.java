package org.lumenark.submission.token;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whoever has an upload token stays a stranger, with one role more: so only endpoints that name
 * {@link Uploaders#ROLE} let them in, and {@code @Authenticated} does not.
 */
@ApplicationScoped
class UploadTokenProvider implements IdentityProvider<UploadTokenRequest> {

  private final UploadTokens tokens;

  UploadTokenProvider(UploadTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Class<UploadTokenRequest> getRequestType() {
    return UploadTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UploadTokenRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(request.secret()));
  }

  private SecurityIdentity identity(String secret) {
    UploadToken token =
        tokens
            .check(secret)
            .orElseThrow(() -> new AuthenticationFailedException("not a good upload token"));
    return QuarkusSecurityIdentity.builder()
        .setAnonymous(true)
        .addRole(Uploaders.ROLE)
        .addAttribute(Uploaders.TOKEN, token)
        .build();
  }
}
