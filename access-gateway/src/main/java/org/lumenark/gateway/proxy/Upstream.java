package org.lumenark.gateway.proxy;

import io.vertx.core.http.HttpClient;

/** A service and the pool of connections to it. */
record Upstream(String host, int port, HttpClient client) {}
