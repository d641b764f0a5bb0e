package org.lumenark.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lumenark.gateway.answer.ProblemWriter;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.gateway.pages.Pages;
import org.lumenark.gateway.proxy.Forwarder;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.PublicContract;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.gateway.route.RouteMatch;
import org.lumenark.gateway.route.RouteTable;
import org.lumenark.gateway.session.Sessions;
import org.lumenark.gateway.usage.Looks;
import org.lumenark.gateway.usage.UsageCounter;
import org.lumenark.platform.problem.ProblemType;

/**
 * Every request passes twice: before it is authenticated, where its path is checked, and after,
 * where it is counted and routed. Nothing goes on to the framework's own routing but probes.
 */
@ApplicationScoped
class Edge {

  /** Before and after the framework's authentication, which has 200 and 100. */
  private static final int BEFORE_AUTHENTICATION = 1_000;

  private static final int AFTER_AUTHENTICATION = 50;
  private static final String PATH = "lumenark.path";

  private final RouteTable routes;
  private final Map<String, OwnEndpoint> own;
  private final Forwarder forwarder;
  private final ProblemWriter problems;
  private final Sessions sessions;
  private final Pages pages;
  private final UsageCounter usage;
  private final RequestRate rate;
  private final TrustedProxies proxies;

  Edge(
      PublicContract contract,
      Instance<OwnEndpoint> own,
      Forwarder forwarder,
      ProblemWriter problems,
      Sessions sessions,
      Pages pages,
      UsageCounter usage,
      GatewayConfig config) {
    this.routes = contract.routes();
    this.own =
        own.stream().collect(Collectors.toMap(OwnEndpoint::operationId, Function.identity()));
    this.forwarder = forwarder;
    this.problems = problems;
    this.sessions = sessions;
    this.pages = pages;
    this.usage = usage;
    this.rate = new RequestRate(config.rate().perSecond(), config.rate().burst(), System::nanoTime);
    this.proxies = TrustedProxies.of(config.trustedProxies().orElse(List.of()));
  }

  void register(@Observes Filters filters) {
    filters.register(this::checkPath, BEFORE_AUTHENTICATION);
    filters.register(this::route, AFTER_AUTHENTICATION);
  }

  private void checkPath(RoutingContext context) {
    HttpServerRequest request = context.request();
    String id = RequestId.of(request);
    request.headers().set(RequestId.HEADER, id);
    context.addHeadersEndHandler(end -> {
      if (context.get(Pages.IS_PAGE) != null) {
        SecurityHeaders.addToPage(request.response().headers());
      } else {
        SecurityHeaders.addTo(request.response().headers());
      }
      if (ReviewerPassage.isReviewer(context)) {
        SecurityHeaders.addForReviewer(request.response().headers());
      }
      request.response().headers().set(RequestId.HEADER, id);
    });
    Optional<RequestPath> path = RequestPath.of(request.uri());
    if (path.isEmpty()) {
      problems.end(
          request,
          ProblemType.INVALID,
          "path.not-canonical",
          "The path is not in canonical form: no empty or dot segments, no encoded slashes,"
              + " backslashes or control characters.");
      return;
    }
    if (ReviewerPassage.enter(context, path.get())) {
      return;
    }
    context.put(PATH, path.get());
    context.next();
  }

  private void route(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!ReviewerPassage.isReviewer(context) && ManagementAccess.isManagement(request.uri())) {
      if (ManagementAccess.isAllowed(request)) {
        context.next();
      } else {
        problems.end(request, ProblemType.NOT_FOUND);
      }
      return;
    }
    String asking = Identity.of(context, proxies);
    context.put(OwnEndpoint.ASKING, asking);
    if (!rate.allows(asking)) {
      problems.end(request, ProblemType.TOO_MANY);
      return;
    }
    if (!(context.get(PATH) instanceof RequestPath path)) {
      problems.end(request, ProblemType.NOT_FOUND);
      return;
    }
    if (!sessions.admit(context)) {
      return;
    }
    RouteMatch match = routes.match(request.method().name(), path);
    if (!ReviewerPassage.isOpen(context, match)) {
      if (!pages.serveLost(context)) {
        problems.end(request, ProblemType.NOT_FOUND);
      }
      return;
    }
    if (ReviewerPassage.isPage(context, match) && pages.serveReview(context)) {
      return;
    }
    switch (match) {
      case RouteMatch.Unknown() -> {
        if (!pages.serve(context, path)) {
          problems.end(request, ProblemType.NOT_FOUND);
        }
      }
      case RouteMatch.WrongMethod(var allowed) -> {
        request
            .response()
            .putHeader("Allow", String.join(", ", allowed.stream().sorted().toList()));
        problems.end(request, ProblemType.METHOD);
      }
      case RouteMatch.Matched(String service, String operation) ->
          serve(context, path, service, operation);
    }
  }

  private void serve(RoutingContext context, RequestPath path, String service, String operation) {
    if (!UploadTokenPassage.isOpen(context, service)) {
      problems.end(context.request(), ProblemType.NOT_AUTHENTICATED);
      return;
    }
    if (!service.equals(PublicContract.OWN)) {
      if (path.hasParameters()) {
        problems.end(
            context.request(),
            ProblemType.INVALID,
            "path.not-canonical",
            "The path has parameters after a semicolon.");
      } else {
        if (!ReviewerPassage.isReviewer(context) && pages.leadOn(context, path)) {
          return;
        }
        Looks.of(operation, path).ifPresent(look -> usage.watch(context, () -> Optional.of(look)));
        forwarder.forward(context.request(), service);
      }
      return;
    }
    OwnEndpoint endpoint = own.get(operation);
    if (endpoint == null) {
      problems.end(context.request(), ProblemType.NOT_FOUND);
    } else {
      endpoint.serve(context, path);
    }
  }
}
