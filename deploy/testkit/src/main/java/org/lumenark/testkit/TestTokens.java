package org.lumenark.testkit;

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
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lumenark.standalone.Coordinates;

/** Real access tokens of the realm {@code lumenark}; each is kept while it is valid. */
public final class TestTokens {
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Coordinates.KeycloakServer keycloak;
  private final Map<String, Token> kept = new ConcurrentHashMap<>();

  private record Token(String value, Instant until) {}

  public TestTokens(Coordinates.KeycloakServer keycloak) {
    this.keycloak = keycloak;
  }

  /** Of the realm of this test run; starts Keycloak where that is needed. */
  public static TestTokens ofThisRun() {
    return new TestTokens(RealServers.start(Server.KEYCLOAK).keycloak());
  }

  /** Of a demo account: depositor, depositor2, curator, admin or reader. */
  public String user(String name) {
    return token(
        "user " + name,
        Map.of(
            "grant_type", "password",
            "client_id", "lumenark-cli",
            "scope", "openid",
            "username", name,
            "password", name));
  }

  /**
   * Of a service account, by its client id: {@code lumenark-ingest}, {@code lumenark-partner-demo}.
   */
  public String client(String clientId) {
    String secret = keycloak.clientSecrets().get(clientId);
    if (secret == null) {
      throw new IllegalArgumentException("no confidential client is named " + clientId);
    }
    return token(
        "client " + clientId,
        Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
  }

  private String token(String key, Map<String, String> form) {
    Token token =
        kept.compute(
            key,
            (name, old) -> old != null && Instant.now().isBefore(old.until()) ? old : fetch(form));
    return token.value();
  }

  private Token fetch(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    Instant asked = Instant.now();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "no token: HTTP " + response.statusCode() + " " + response.body());
      }
      JsonNode answer = JSON.readTree(response.body());
      Duration life = Duration.ofSeconds(answer.path("expires_in").asLong());
      return new Token(answer.path("access_token").asText(), asked.plus(life).minus(MARGIN));
    } catch (IOException e) {
      throw new IllegalStateException("no token: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
