package org.lumenark.gateway.content;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.answer.ProblemWriter;
import org.lumenark.gateway.usage.Use;
import org.lumenark.platform.problem.ProblemType;

/**
 * The answer to one request, written from a virtual thread: each piece waits until the client has
 * taken the one before.
 */
final class Reply {

  private static final int PIECE_BYTES = 256 << 10;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final String asking;
  private final ProblemWriter problems;
  private final Duration stallTimeout;
  private volatile Optional<Use> use = Optional.empty();

  Reply(HttpServerRequest request, String asking, ProblemWriter problems, Duration stallTimeout) {
    this.request = request;
    this.asking = asking;
    this.response = request.response();
    this.problems = problems;
    this.stallTimeout = stallTimeout;
  }

  /** Who asks, as shares are counted. */
  String asking() {
    return asking;
  }

  @Nullable String header(String name) {
    return request.getHeader(name);
  }

  /** A parameter that is given several times is a list. */
  @Nullable String parameter(String name) {
    List<String> values = request.params().getAll(name);
    return values.isEmpty() ? null : String.join(",", values);
  }

  boolean isHead() {
    return request.method().equals(HttpMethod.HEAD);
  }

  Reply set(String name, String value) {
    response.putHeader(name, value);
    return this;
  }

  void problem(ProblemType type) {
    problems.end(request, type);
  }

  void problem(ProblemType type, String code, String detail) {
    problems.end(request, type, code, detail);
  }

  /** As what this answer counts, once it has been given. */
  void counts(Use of) {
    use = Optional.of(of);
  }

  Optional<Use> use() {
    return use;
  }

  /** Ends without a body. */
  void empty(int status) {
    response.setStatusCode(status).end();
  }

  /** Ends with these bytes, or only with their head if that was asked for. */
  void bytes(int status, byte[] body) {
    response.setStatusCode(status).putHeader("Content-Length", Integer.toString(body.length));
    if (isHead()) {
      response.end();
    } else {
      response.end(Buffer.buffer(body));
    }
  }

  /** Ends with the head of a body of this length. */
  void head(int status, long length) {
    response.setStatusCode(status).putHeader("Content-Length", Long.toString(length)).end();
  }

  /**
   * Ends with the whole stream.
   *
   * @param length of the stream
   * @throws IOException if it cannot be read or the client is gone; if the head was out, the answer
   *     is broken off, so that nobody takes a part for the whole
   */
  void stream(int status, long length, InputStream body) throws IOException {
    boolean complete = false;
    try {
      response.setStatusCode(status).putHeader("Content-Length", Long.toString(length));
      long left = length;
      while (left > 0) {
        byte[] piece = body.readNBytes((int) Math.min(PIECE_BYTES, left));
        if (piece.length == 0) {
          throw new IOException("the stream ended " + left + " bytes early");
        }
        left -= piece.length;
        Buffer buffer = Buffer.buffer(piece);
        await(left == 0 ? response.end(buffer) : response.write(buffer));
      }
      if (length == 0) {
        response.end();
      }
      complete = true;
    } finally {
      if (!complete && response.headWritten()) {
        breakOff();
      }
    }
  }

  /**
   * In HTTP/2 other answers share the connection. In HTTP/1.1 a reset would leave the request
   * counted as one that is still served, and a graceful stop would wait for it.
   */
  private void breakOff() {
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset();
    } else {
      request.connection().close();
    }
  }

  private void await(Future<Void> written) throws IOException {
    try {
      written
          .toCompletionStage()
          .toCompletableFuture()
          .get(stallTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    } catch (ExecutionException | TimeoutException gone) {
      throw new IOException("the client is gone", gone);
    }
  }
}
