package org.lumenark.gateway.route;

import io.vertx.ext.web.RoutingContext;

/** An operation that the gateway serves itself. Called on the event loop; must not block it. */
public interface OwnEndpoint {

  /** Key of the context's data under which stands who asks, as rates and shares are counted. */
  String ASKING = "lumenark.asking";

  /** Its {@code operationId} in the contract. */
  String operationId();

  void serve(RoutingContext context, RequestPath path);
}
