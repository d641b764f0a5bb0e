package org.lumenark.client.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * One request; made anew for each attempt.
 *
 * @param path with query, below the archive's origin, already encoded; or an absolute URL below it
 * @param timeout until the answer begins
 * @param watch ends it earlier if nothing moves
 */
public record Call(
    String method,
    String path,
    Map<String, String> headers,
    Supplier<BodyPublisher> body,
    Duration timeout,
    Optional<Silence.Watch> watch) {

  private static final Duration USUAL = Duration.ofMinutes(2);

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call of(String method, String path) {
    return new Call(
        method,
        path,
        Map.of("Accept", "application/json"),
        BodyPublishers::noBody,
        USUAL,
        Optional.empty());
  }

  public static Call json(String method, String path, JsonNode body) {
    byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
    return of(method, path)
        .with("Content-Type", "application/json")
        .withBody(() -> BodyPublishers.ofByteArray(bytes));
  }

  public Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, path, more, body, timeout, watch);
  }

  public Call withBody(Supplier<BodyPublisher> publisher) {
    return new Call(method, path, headers, publisher, timeout, watch);
  }

  public Call within(Duration longer) {
    return new Call(method, path, headers, body, longer, watch);
  }

  public Call watched(Silence.Watch by) {
    return new Call(method, path, headers, body, timeout, Optional.of(by));
  }

  /** Encodes one path segment or query value: all but unreserved characters. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** Encodes each segment of a path and keeps its slashes. */
  public static String encodePath(String path) {
    StringJoiner joined = new StringJoiner("/");
    for (String segment : path.split("/", -1)) {
      joined.add(encode(segment));
    }
    return joined.toString();
  }
}
