package org.lumenark.gateway.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.platform.problem.Problem;
import org.lumenark.platform.problem.ProblemType;

/**
 * Ends requests with problems. Whatever the reason for a 404, its status, headers and body are the
 * same but for {@code instance}.
 */
@ApplicationScoped
public class ProblemWriter {

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** Set for what was going to be sent; a problem has none of them. */
  private static final List<String> OF_CONTENT =
      List.of("ETag", "Accept-Ranges", "Content-Disposition", "Repr-Digest");

  private final ObjectMapper mapper;
  private final Vertx vertx;
  private final GatewayConfig config;

  public ProblemWriter(ObjectMapper mapper, Vertx vertx, GatewayConfig config) {
    this.mapper = mapper;
    this.vertx = vertx;
    this.config = config;
  }

  public void end(HttpServerRequest request, ProblemType type) {
    end(request, Problem.of(type, request.path()));
  }

  public void end(HttpServerRequest request, ProblemType type, String code, String detail) {
    end(request, Problem.of(type, code, detail, request.path(), List.of()));
  }

  /** Does nothing if the head of an answer is out already. */
  private void end(HttpServerRequest request, Problem problem) {
    HttpServerResponse response = request.response();
    if (response.headWritten() || response.closed()) {
      return;
    }
    byte[] body = json(problem);
    OF_CONTENT.forEach(response.headers()::remove);
    if (problem.status() != ProblemType.RANGE.status()) {
      response.headers().remove("Content-Range");
    }
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Length", Integer.toString(body.length));
    if (problem.status() == ProblemType.NOT_AUTHENTICATED.status()) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (problem.status() == TOO_MANY || problem.status() == UNAVAILABLE) {
      response.putHeader("Retry-After", "1");
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(Buffer.buffer(body));
    }
    new UnreadBody(vertx, request, config.proxy().linger()).discard();
  }

  private byte[] json(Problem problem) {
    try {
      return mapper.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
