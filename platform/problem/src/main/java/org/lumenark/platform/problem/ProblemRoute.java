package org.lumenark.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Problems that arise before a resource is reached: while the request is still authenticated, a bad
 * token is refused, and one that cannot be looked up just now may be good later. A redirect of a
 * browser that signs in is none.
 */
@ApplicationScoped
final class ProblemRoute {

  private final ObjectMapper mapper;

  ProblemRoute(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  void register(@Observes Router router) {
    router.route().failureHandler(this::answer);
  }

  private void answer(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof AuthenticationRedirectException) {
      context.next();
    } else if (failure instanceof AuthenticationException) {
      answer(context, ProblemType.NOT_AUTHENTICATED, "WWW-Authenticate", "Bearer");
    } else if (failure != null && Outage.isBehind(failure)) {
      answer(context, ProblemType.UNAVAILABLE, "Retry-After", "2");
    } else {
      context.next();
    }
  }

  private void answer(RoutingContext context, ProblemType type, String header, String value) {
    Problem problem = Problem.of(type, context.request().path());
    try {
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .putHeader("Cache-Control", "no-store")
          .putHeader(header, value)
          .end(mapper.writeValueAsString(problem));
    } catch (JsonProcessingException impossible) {
      context.next();
    }
  }
}
