package org.lumenark.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Problems that arise before a resource is reached: a bad token is refused while the request is
 * still authenticated.
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
    if (!(context.failure() instanceof AuthenticationException)) {
      context.next();
      return;
    }
    Problem problem = Problem.of(ProblemType.NOT_AUTHENTICATED, context.request().path());
    try {
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .putHeader("Cache-Control", "no-store")
          .putHeader("WWW-Authenticate", "Bearer")
          .end(mapper.writeValueAsString(problem));
    } catch (JsonProcessingException impossible) {
      context.next();
    }
  }
}
