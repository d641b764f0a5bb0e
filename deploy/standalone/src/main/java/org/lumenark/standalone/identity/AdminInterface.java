package org.lumenark.standalone.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keycloak's admin interface for one realm, asked with one login of the realm {@code master}. */
final class AdminInterface implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REALMS = "/realms/";
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final String realm;
  private final String token;

  /**
   * @param realm its address, such as {@code https://id.example.org/realms/lumenark}
   */
  AdminInterface(String realm, String user, String password)
      throws IOException, InterruptedException {
    int end = realm.lastIndexOf(REALMS);
    if (end < 0) {
      throw new IOException(realm + " is no realm of Keycloak");
    }
    this.realm = realm.substring(0, end) + "/admin" + realm.substring(end);
    this.token = login(realm.substring(0, end), user, password);
  }

  private String login(String server, String user, String password)
      throws IOException, InterruptedException {
    String form =
        "grant_type=password&client_id=admin-cli&username="
            + encode(user)
            + "&password="
            + encode(password);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .timeout(LIMIT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    // Keycloak has both for a login that is wrong.
    if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == BAD_REQUEST) {
      throw new IOException("it refuses the login of the administrator " + user);
    }
    return judged("the login", answer).path("access_token").asText();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  /** Empty where there is no such thing. */
  Optional<JsonNode> find(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = ask("GET", path, null);
    return answer.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(judged("GET " + path, answer));
  }

  void put(String path, Object body) throws IOException, InterruptedException {
    send("PUT", path, body);
  }

  void post(String path, Object body) throws IOException, InterruptedException {
    send("POST", path, body);
  }

  private JsonNode send(String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    return judged(method + " " + path, ask(method, path, body));
  }

  private HttpResponse<String> ask(String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm + path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** What was sent is not told: it may hold passwords. */
  private static JsonNode judged(String what, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() == NOT_FOUND) {
      throw new IOException("the realm is not there, or not whole (" + what + ")");
    }
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(what + " is answered with HTTP " + answer.statusCode());
    }
    return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
  }

  /** A name as part of a path. */
  static String segment(String name) {
    return encode(name).replace("+", "%20");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
