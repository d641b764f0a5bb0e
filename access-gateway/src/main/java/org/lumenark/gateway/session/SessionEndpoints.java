package org.lumenark.gateway.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.gateway.answer.ProblemWriter;
import org.lumenark.gateway.config.ServiceAddresses;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Role;

/** Who is signed in with this browser, and the end of that. */
@ApplicationScoped
class SessionEndpoints {

  /** What the names of all cookies of a session begin with. */
  private static final String COOKIES = "q_session";

  private static final int NO_CONTENT = 204;

  private final ObjectMapper mapper;
  private final ProblemWriter problems;
  private final IdentityServer identityServer;
  private final boolean secure;

  SessionEndpoints(
      ObjectMapper mapper,
      ProblemWriter problems,
      IdentityServer identityServer,
      ServiceAddresses services) {
    this.mapper = mapper;
    this.problems = problems;
    this.identityServer = identityServer;
    this.secure = "https".equals(services.publicUrl().getScheme());
  }

  private interface Serving {
    void serve(RoutingContext context);
  }

  private record Endpoint(String operationId, Serving serving) implements OwnEndpoint {
    @Override
    public void serve(RoutingContext context, RequestPath path) {
      context.request().resume();
      context.response().putHeader("Cache-Control", "no-store");
      serving.serve(context);
    }
  }

  @Produces
  OwnEndpoint signIn() {
    return new SignInEndpoint("signIn");
  }

  @Produces
  OwnEndpoint signInCallback() {
    return new SignInEndpoint("signInCallback");
  }

  @Produces
  OwnEndpoint session() {
    return new Endpoint(
        "getSession",
        context -> {
          byte[] json = json(description(Sessions.of(context)));
          context
              .response()
              .putHeader("Content-Type", "application/json")
              .putHeader("Content-Length", Integer.toString(json.length));
          if (context.request().method().name().equals("HEAD")) {
            context.response().end();
          } else {
            context.response().end(Buffer.buffer(json));
          }
        });
  }

  @Produces
  OwnEndpoint signOut() {
    return new Endpoint(
        "endSession",
        context ->
            Sessions.of(context)
                .flatMap(Session::refreshToken)
                .ifPresentOrElse(token -> signOut(context, token), () -> forget(context)));
  }

  private void signOut(RoutingContext context, String refreshToken) {
    identityServer
        .endSession(refreshToken)
        .onSuccess(ended -> forget(context))
        .onFailure(failure ->
            problems.end(
                context.request(),
                ProblemType.UNAVAILABLE,
                "session.not-ended",
                "The identity server cannot be reached; you are still signed in."));
  }

  private void forget(RoutingContext context) {
    context.request().cookies().stream()
        .map(Cookie::getName)
        .filter(name -> name.startsWith(COOKIES))
        .forEach(name ->
            context
                .response()
                .addCookie(
                    Cookie.cookie(name, "")
                        .setPath("/")
                        .setMaxAge(0)
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX)));
    context.response().setStatusCode(NO_CONTENT).end();
  }

  private static Map<String, Object> description(Optional<Session> session) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("signedIn", session.isPresent());
    session.ifPresent(known -> {
      description.put("username", known.username());
      description.put("name", known.name().orElse(known.username()));
    });
    description.put("roles", session.map(SessionEndpoints::knownRoles).orElse(List.of()));
    return description;
  }

  private static List<String> knownRoles(Session session) {
    return Arrays.stream(Role.values()).map(Role::value).filter(session.roles()::contains).toList();
  }

  private byte[] json(Object document) {
    try {
      return mapper.writeValueAsBytes(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
