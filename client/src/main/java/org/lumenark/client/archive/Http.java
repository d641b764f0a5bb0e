package org.lumenark.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.lumenark.client.failure.ClientException;

/**
 * Sends requests to one archive, with a bearer token where there is one. Safe for many threads.
 * Redirects are not followed: a token goes to the archive and nowhere else.
 */
public final class Http {

  private static final int MAXIMUM_ANSWER = 64 << 20;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final String origin;
  private final Tokens tokens;
  private final Patience patience;

  private Http(HttpClient client, String origin, Tokens tokens, Patience patience) {
    this.client = client;
    this.origin = origin;
    this.tokens = tokens;
    this.patience = patience;
  }

  /**
   * @param origin such as {@code https://archive.example.org}, no slash at its end
   */
  public static Http to(String origin, Tokens tokens) {
    return new Http(newClient(origin), origin, tokens, Patience.NONE);
  }

  /**
   * A client as all of this library uses it: HTTP/1.1, no redirects.
   *
   * @param url what it will ask; TLS, which takes long to load, is there only for {@code https}
   */
  public static HttpClient newClient(String url) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    if (url.startsWith("http://")) {
      builder.sslContext(new NoTls()).sslParameters(new SSLParameters());
    }
    return builder.build();
  }

  public Http with(Patience other) {
    return new Http(client, origin, tokens, other);
  }

  public String origin() {
    return origin;
  }

  Patience patience() {
    return patience;
  }

  public boolean loggedIn() {
    return tokens.current().isPresent();
  }

  /**
   * A successful answer; anything else is a {@link ClientException} with the archive's own code.
   */
  public Answer ask(Call call) {
    Answer answer = answer(call);
    if (!answer.success()) {
      throw failure(call, answer);
    }
    return answer;
  }

  /** The answer, whatever it says, once the archive has one. */
  public Answer answer(Call call) {
    Patience.Attempts attempts = patience.attempts();
    while (true) {
      try {
        Answer answer = once(call);
        if (!passing(answer.status()) || !attempts.again()) {
          return answer;
        }
      } catch (IOException e) {
        if (!attempts.again()) {
          throw ClientException.unreachable(origin, e);
        }
      }
    }
  }

  /** One attempt, no patience. */
  public Answer once(Call call) throws IOException {
    HttpResponse<InputStream> response = exchange(call);
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MAXIMUM_ANSWER + 1);
      if (bytes.length > MAXIMUM_ANSWER) {
        throw new IOException("the answer is too large");
      }
      return new Answer(response.statusCode(), response.headers(), bytes);
    }
  }

  /** One attempt whose body the caller reads and closes. */
  public HttpResponse<InputStream> exchange(Call call) throws IOException {
    Optional<String> token = tokens.current();
    HttpResponse<InputStream> response = send(call, token);
    if (response.statusCode() == 401 && token.isPresent()) {
      response.body().close();
      tokens.refused(token.get());
      response = send(call, tokens.current());
    }
    return response;
  }

  public ClientException failure(Call call, Answer answer) {
    return Problems.of(answer.status(), answer.body(), origin + relative(call.path()), loggedIn());
  }

  /** A status that goes away by itself: overload, or a part that is just restarting. */
  public static boolean passing(int status) {
    return status == 408
        || status == 423
        || status == 429
        || status == 502
        || status == 503
        || status == 504;
  }

  private HttpResponse<InputStream> send(Call call, Optional<String> token) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + relative(call.path())))
            .timeout(call.timeout())
            .method(call.method(), call.body().get());
    call.headers().forEach(request::header);
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    try {
      return call.watch().isPresent()
          ? call.watch().get().send(client, request.build())
          : client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw ClientException.interrupted(e);
    }
  }

  /** Only the path of an absolute URL counts, so that no answer can send a token elsewhere. */
  private static String relative(String path) {
    if (path.startsWith("/")) {
      return path;
    }
    URI uri = URI.create(path);
    String query = uri.getRawQuery();
    return uri.getRawPath() + (query == null ? "" : "?" + query);
  }
}
