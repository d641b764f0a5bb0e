package org.lumenark.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.lumenark.gateway.answer.ProblemWriter;
import org.lumenark.gateway.config.ServiceAddresses;
import org.lumenark.platform.problem.ProblemType;

/**
 * Turns the cookie of a browser into the token that the services know. What is behind sees a
 * request as any client would send it; cookies end here.
 */
@ApplicationScoped
public class Sessions {

  private static final String KEY = "lumenark.session";

  private final OwnPages pages;
  private final ProblemWriter problems;

  Sessions(ServiceAddresses services, ProblemWriter problems) {
    this.pages = new OwnPages(services.publicUrl());
    this.problems = problems;
  }

  /**
   * Whether the request may go on. If not, it has been answered: a write with our cookie that our
   * own pages did not send.
   */
  public boolean admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<Session> session = authenticated(context);
    if (session.isPresent()) {
      if (!pages.mayHaveSent(request.method().name(), request.headers())) {
        problems.end(
            request,
            ProblemType.NOT_ALLOWED,
            "session.cross-site",
            "This was not sent by a page of this archive. Scripts use a bearer token.");
        return false;
      }
      context.put(KEY, session.get());
      request.headers().set("Authorization", "Bearer " + session.get().accessToken());
    }
    request.headers().remove("Cookie");
    return true;
  }

  static Optional<Session> of(RoutingContext context) {
    return context.get(KEY) instanceof Session session ? Optional.of(session) : Optional.empty();
  }

  /** Empty for strangers, and for callers with a token of their own. */
  private static Optional<Session> authenticated(RoutingContext context) {
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
