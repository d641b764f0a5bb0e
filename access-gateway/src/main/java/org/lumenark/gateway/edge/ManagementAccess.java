package org.lumenark.gateway.edge;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Probes and metrics lie under {@code /q/} on the same port. They answer those who call this
 * process directly from its own machine or network, and nobody who comes through a proxy.
 */
final class ManagementAccess {

  private ManagementAccess() {}

  static boolean isManagement(String uri) {
    return uri.equals("/q") || uri.startsWith("/q/");
  }

  static boolean isAllowed(HttpServerRequest request) {
    if (request.getHeader("X-Forwarded-For") != null
        || request.getHeader("Forwarded") != null
        || request.getHeader("Via") != null) {
      return false;
    }
    try {
      InetAddress address = InetAddress.getByName(request.remoteAddress().hostAddress());
      return address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }
}
