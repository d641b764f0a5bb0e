package org.lumenark.gateway.session;

import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;

/**
 * Where signing in begins, and where the identity server sends people back to. Ends at the page
 * that {@code return} names.
 */
final class SignInEndpoint implements OwnEndpoint {

  static final String CALLBACK = "/sign-in/callback";
  static final String PROBLEM = "/sign-in-problem";

  private static final Logger LOG = Logger.getLogger(SignInEndpoint.class);
  private static final int SEE_OTHER = 303;

  private final String operationId;

  SignInEndpoint(String operationId) {
    this.operationId = operationId;
  }

  @Override
  public String operationId() {
    return operationId;
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    context.request().resume();
    context.response().putHeader("Cache-Control", "no-store");
    if (Sessions.of(context).isPresent()) {
      redirect(context, ReturnPath.of(context.request().getParam("return")));
    } else if (path.rest(0).equals(CALLBACK.substring(1))) {
      // Without the cookie that was set when signing in began: an old tab, or a bookmark.
      redirect(context, PROBLEM);
    } else {
      begin(context);
    }
  }

  private static void begin(RoutingContext context) {
    HttpAuthenticator authenticator =
        Objects.requireNonNull(context.<HttpAuthenticator>get(HttpAuthenticator.class.getName()));
    authenticator
        .sendChallenge(context)
        .subscribe()
        .with(
            sent -> {
              if (!context.response().ended()) {
                context.response().end();
              }
            },
            failure -> {
              LOG.warnf("nobody can sign in now: %s", failure.toString());
              redirect(context, PROBLEM + "?reason=unavailable");
            });
  }

  private static void redirect(RoutingContext context, String to) {
    context.response().setStatusCode(SEE_OTHER).putHeader("Location", to).end();
  }
}
