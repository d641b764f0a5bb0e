package org.lumenark.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.Pipe;
import io.vertx.core.streams.WriteStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.answer.OpenReads;
import org.lumenark.gateway.answer.UnreadBody;
import org.lumenark.gateway.config.GatewayConfig;

/**
 * One request and its answer between a client and a service. Whichever side breaks off, the other
 * side's connection is closed, so that neither takes a part for the whole. An answer may come
 * before the request has ended: it is passed on at once and the rest of the request is dropped.
 */
final class Exchange {

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final HttpClientRequest out;
  private final Consumer<Throwable> unanswered;
  private final PublicAddress address;
  private final GatewayConfig.Proxy config;
  private final boolean open;
  private Optional<Pipe<Buffer>> upload = Optional.empty();
  private boolean answered;

  /**
   * @param unanswered is told why the service gave no answer, if the client still waits for one
   */
  Exchange(
      Vertx vertx,
      HttpServerRequest request,
      HttpClientRequest out,
      Consumer<Throwable> unanswered,
      PublicAddress address,
      GatewayConfig.Proxy config,
      boolean open) {
    this.vertx = vertx;
    this.request = request;
    this.response = request.response();
    this.out = out;
    this.unanswered = unanswered;
    this.address = address;
    this.config = config;
    this.open = open;
  }

  void run() {
    if (response.closed()) {
      out.reset();
      return;
    }
    response.closeHandler(gone -> out.reset());
    out.response().onSuccess(this::answer).onFailure(this::noAnswer);
    if (Repetition.hasBody(request)) {
      sendBody();
    } else {
      request.resume();
      out.end();
    }
  }

  private void sendBody() {
    if (!out.headers().contains("Content-Length")) {
      out.setChunked(true);
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      response.writeContinue();
    }
    Pipe<Buffer> pipe = request.pipe().endOnFailure(false);
    upload = Optional.of(pipe);
    pipe.to(out)
        .onFailure(broken -> {
          if (!answered) {
            out.reset();
          }
        });
  }

  private void answer(HttpClientResponse answer) {
    answered = true;
    int status = Absence.status(request, answer.statusCode());
    response.setStatusCode(status);
    if (status == answer.statusCode()) {
      response.setStatusMessage(answer.statusMessage());
    }
    ForwardedHeaders.toClient(answer.headers(), response.headers());
    ForwardedHeaders.keepFromCaches(request.headers(), response.headers());
    @Nullable String location = response.headers().get("Location");
    if (location != null) {
      response.headers().set("Location", address.location(location));
    }
    if (open) {
      OpenReads.allow(request);
    }
    boolean zippable = open && Zipped.isWorthwhile(status, answer.headers());
    if (zippable) {
      response.headers().add("Vary", "Accept-Encoding");
    }
    if (isWithoutBody(answer.statusCode())) {
      answer.resume();
      response.end().onComplete(sent -> dropRestOfRequest());
      return;
    }
    WriteStream<Buffer> body = response;
    if (zippable && Zipped.isTaken(request.headers())) {
      Zipped.announce(response.headers());
      body = new Zipped(response);
    }
    if (!response.headers().contains("Content-Length")) {
      response.setChunked(true);
    }
    answer
        .pipe()
        .endOnFailure(false)
        .to(body)
        .onSuccess(sent -> dropRestOfRequest())
        .onFailure(broken -> {
          out.reset();
          request.connection().close();
        });
  }

  private boolean isWithoutBody(int status) {
    return request.method().equals(HttpMethod.HEAD)
        || status == NO_CONTENT
        || status == NOT_MODIFIED;
  }

  private void noAnswer(Throwable failure) {
    upload.ifPresent(Pipe::close);
    if (response.closed()) {
      return;
    }
    unanswered.accept(failure);
  }

  private void dropRestOfRequest() {
    if (request.isEnded()) {
      return;
    }
    upload.ifPresent(Pipe::close);
    out.reset();
    new UnreadBody(vertx, request, config.linger()).discard();
  }
}
