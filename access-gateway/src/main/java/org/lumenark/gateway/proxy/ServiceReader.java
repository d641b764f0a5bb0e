package org.lumenark.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.lumenark.gateway.config.GatewayConfig;

/** Reads short answers of services for the gateway's own use. To be called on an event loop. */
@ApplicationScoped
public class ServiceReader {

  private final Vertx vertx;
  private final Upstreams upstreams;
  private final Duration timeout;

  ServiceReader(Vertx vertx, Upstreams upstreams, GatewayConfig config) {
    this.vertx = vertx;
    this.upstreams = upstreams;
    this.timeout = config.content().lookupTimeout();
  }

  /** What a service said. */
  public record Answer(int status, Buffer body) {}

  /**
   * Fails if the service cannot be reached or takes too long.
   *
   * @param service by its name in the contract
   * @param authorization of the caller, who is shown no more than the service shows them
   */
  public Future<Answer> get(String service, String path, Optional<String> authorization) {
    Optional<Upstream> found = upstreams.of(service);
    if (found.isEmpty()) {
      return Future.failedFuture("no such service: " + service);
    }
    RequestOptions options =
        new RequestOptions()
            .setHost(found.get().host())
            .setPort(found.get().port())
            .setMethod(HttpMethod.GET)
            .setTimeout(timeout.toMillis())
            .setURI(path);
    authorization.ifPresent(token -> options.putHeader("Authorization", token));
    HttpClient client = found.get().client();
    return Repetition.read(vertx, () -> exchange(client, options));
  }

  private static Future<Answer> exchange(HttpClient client, RequestOptions options) {
    return client
        .request(options)
        .compose(HttpClientRequest::send)
        .compose(answer -> answer.body().map(body -> new Answer(answer.statusCode(), body)));
  }
}
