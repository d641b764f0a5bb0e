package org.lumenark.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells who makes the current request, from its checked token. */
@RequestScoped
public class Callers {

  /** Attribute of an identity that came by a reviewer link: its {@link ReviewerToken}. */
  public static final String REVIEWER = "reviewer-token";

  private final SecurityIdentity identity;

  Callers(SecurityIdentity identity) {
    this.identity = identity;
  }

  public Caller current() {
    if (identity.getAttribute(REVIEWER) instanceof ReviewerToken token) {
      return Caller.reviewer(token);
    }
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Caller.anonymous();
    }
    return new Caller(
        Optional.of(token.getSubject()),
        Optional.<String>ofNullable(token.getClaim("preferred_username")).orElse(""),
        Optional.ofNullable(token.getClaim("name")),
        verifiedEmail(token),
        identity.getRoles());
  }

  /** An address that nobody has shown to be theirs may be a stranger's: it is as good as none. */
  private static Optional<String> verifiedEmail(JsonWebToken token) {
    Object verified = token.getClaim("email_verified");
    return String.valueOf(verified).equals("true")
        ? Optional.ofNullable(token.getClaim("email"))
        : Optional.empty();
  }
}
