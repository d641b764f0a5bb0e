package org.lumenark.gateway.route;

import java.util.Set;

/** Where a request goes. */
public sealed interface RouteMatch {

  /**
   * @param service that serves it, named as in the contract
   */
  record Matched(String service, String operationId) implements RouteMatch {}

  /** The path is public, the method is not. */
  record WrongMethod(Set<String> allowed) implements RouteMatch {
    public WrongMethod {
      allowed = Set.copyOf(allowed);
    }
  }

  record Unknown() implements RouteMatch {}
}
