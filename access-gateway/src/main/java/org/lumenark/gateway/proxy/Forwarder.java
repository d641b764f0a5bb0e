package org.lumenark.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import org.lumenark.gateway.answer.OpenReads;
import org.lumenark.gateway.answer.ProblemWriter;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.gateway.config.ServiceAddresses;
import org.lumenark.platform.problem.ProblemType;

/**
 * Hands a request to a service and its answer back, in streams with back-pressure, at any size. The
 * caller's token goes with it: the service checks it itself. A read whose service is gone before it
 * answers is asked again ({@link Repetition}).
 */
@ApplicationScoped
public class Forwarder {

  private final Vertx vertx;
  private final Upstreams upstreams;
  private final ProblemWriter problems;
  private final GatewayConfig config;
  private final PublicAddress address;

  Forwarder(
      Vertx vertx,
      Upstreams upstreams,
      ProblemWriter problems,
      GatewayConfig config,
      ServiceAddresses services) {
    this.vertx = vertx;
    this.upstreams = upstreams;
    this.problems = problems;
    this.config = config;
    this.address = new PublicAddress(services.publicUrl());
  }

  public void forward(HttpServerRequest request, String service) {
    Optional<Upstream> found = upstreams.of(service);
    if (found.isEmpty()) {
      problems.end(request, ProblemType.NOT_FOUND);
      return;
    }
    Upstream upstream = found.get();
    boolean open = OpenReads.isOne(request, service);
    request.pause();
    RequestOptions options =
        new RequestOptions()
            .setHost(upstream.host())
            .setPort(upstream.port())
            .setMethod(request.method())
            .setURI(request.uri())
            .setHeaders(ForwardedHeaders.toService(request.headers(), address.authority()));
    exchange(request, upstream, options, open, 0);
  }

  /**
   * @param before how many times the service was asked this so far
   */
  private void exchange(
      HttpServerRequest request,
      Upstream upstream,
      RequestOptions options,
      boolean open,
      int before) {
    Consumer<Throwable> unanswered =
        failure -> {
          if (Repetition.isAllowed(request) && Repetition.isWorthwhile(failure, before)) {
            Repetition.pause(vertx, before)
                .onSuccess(over -> exchange(request, upstream, options, open, before + 1));
          } else {
            problems.end(request, Absence.problem(request));
          }
        };
    upstream
        .client()
        .request(options)
        .onSuccess(out ->
            new Exchange(vertx, request, out, unanswered, address, config.proxy(), open).run())
        .onFailure(unanswered::accept);
  }
}
