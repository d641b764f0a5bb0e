package org.lumenark.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.gateway.config.ServiceAddresses;

/** Connections to the services, a pool each, so that a slow one cannot starve the others. */
@ApplicationScoped
public class Upstreams {

  /** Shorter than services keep an idle connection, so that none is used while it closes. */
  private static final int KEEP_ALIVE_SECONDS = 60;

  private static final int MOST_WAITING = 2_000;
  private static final int HTTP_PORT = 80;

  private final Map<String, Upstream> upstreams = new HashMap<>();

  Upstreams(Vertx vertx, GatewayConfig config, ServiceAddresses services) {
    Map.of(
            "submission-service", services.submissionUrl(),
            "ingest-service", services.ingestUrl(),
            "metadata-service", services.metadataUrl(),
            "search-service", services.searchUrl())
        .forEach((name, url) -> upstreams.put(name, upstream(vertx, config.proxy(), url)));
  }

  Optional<Upstream> of(String service) {
    return Optional.ofNullable(upstreams.get(service));
  }

  private static Upstream upstream(Vertx vertx, GatewayConfig.Proxy config, URI url) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout((int) config.connectTimeout().toMillis())
            .setIdleTimeout((int) config.idleTimeout().toSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxWaitQueueSize(MOST_WAITING)
            .setDecompressionSupported(false)
            .setTcpNoDelay(true)
            .setSsl("https".equals(url.getScheme()));
    HttpClient client =
        vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.mostExchanges()));
    return new Upstream(url.getHost(), url.getPort() < 0 ? HTTP_PORT : url.getPort(), client);
  }

  @PreDestroy
  void close() {
    upstreams.values().forEach(upstream -> upstream.client().close());
  }
}
