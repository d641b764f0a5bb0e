package org.lumenark.gateway.proxy;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.WriteStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The body of an answer with gzip, made as it passes; memory holds one piece of it. */
final class Zipped implements WriteStream<Buffer> {

  /** Shorter ones fit in a packet as they are. */
  private static final int LEAST = 1_024;

  private static final int OK = 200;
  private static final Pattern JSON = Pattern.compile("application/(?:[a-z0-9.+-]+\\+)?json");
  private static final Pattern TAKES_GZIP =
      Pattern.compile(
          "(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?:1(?:\\.0*)?|0?\\.0*[1-9][0-9]*)\\s*)?(?:,|$)");

  private final HttpServerResponse response;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final GZIPOutputStream gzip;

  Zipped(HttpServerResponse response) {
    this.response = response;
    try {
      this.gzip = new GZIPOutputStream(made);
    } catch (IOException impossible) {
      throw inMemory(impossible);
    }
  }

  /** Whether an answer is JSON of some length that is not encoded yet. */
  static boolean isWorthwhile(int status, MultiMap answer) {
    @Nullable String type = answer.get("Content-Type");
    @Nullable String length = answer.get("Content-Length");
    return status == OK
        && type != null
        && JSON.matcher(type.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "")).matches()
        && !answer.contains("Content-Encoding")
        && (length == null || length.length() > 9 || Integer.parseInt(length) >= LEAST);
  }

  /** Whether a client says that it takes gzip; a wildcard is no word for it. */
  static boolean isTaken(MultiMap request) {
    @Nullable String encodings = request.get("Accept-Encoding");
    return encodings != null && TAKES_GZIP.matcher(encodings.toLowerCase(Locale.ROOT)).find();
  }

  /** Says so in the headers; the entity tag becomes a weak one, as other bytes are sent. */
  static void announce(MultiMap response) {
    response.remove("Content-Length");
    response.set("Content-Encoding", "gzip");
    @Nullable String tag = response.get("ETag");
    if (tag != null && !tag.startsWith("W/")) {
      response.set("ETag", "W/" + tag);
    }
  }

  @Override
  public Future<Void> write(Buffer piece) {
    try {
      gzip.write(piece.getBytes());
    } catch (IOException impossible) {
      throw inMemory(impossible);
    }
    return made.size() == 0 ? Future.succeededFuture() : response.write(taken());
  }

  @Override
  public Future<Void> end() {
    try {
      gzip.finish();
    } catch (IOException impossible) {
      throw inMemory(impossible);
    }
    return response.end(taken());
  }

  @Override
  public void write(Buffer piece, @Nullable Handler<AsyncResult<Void>> handler) {
    Future<Void> written = write(piece);
    if (handler != null) {
      written.onComplete(handler);
    }
  }

  @Override
  public void end(@Nullable Handler<AsyncResult<Void>> handler) {
    Future<Void> ended = end();
    if (handler != null) {
      ended.onComplete(handler);
    }
  }

  private Buffer taken() {
    Buffer piece = Buffer.buffer(made.toByteArray());
    made.reset();
    return piece;
  }

  @Override
  public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    response.exceptionHandler(handler);
    return this;
  }

  @Override
  public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
    response.setWriteQueueMaxSize(size);
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return response.writeQueueFull();
  }

  @Override
  public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
    response.drainHandler(handler);
    return this;
  }

  private static UncheckedIOException inMemory(IOException impossible) {
    return new UncheckedIOException("bytes can be zipped in memory", impossible);
  }
}
