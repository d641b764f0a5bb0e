package org.lumenark.platform.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The account that a service itself has at the identity server: {@code lumenark.client-id} and its
 * secret, exchanged for bearer tokens as RFC 6749, section 4.4 has it. A service may have none.
 */
@ApplicationScoped
public class ServiceAccount {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A token is not used in the last moments of its life. */
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper mapper;
  private final URI address;
  private final Optional<String> form;
  private Optional<Token> kept = Optional.empty();

  private record Token(String value, Instant until) {}

  ServiceAccount(
      ObjectMapper mapper,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
      @ConfigProperty(name = "lumenark.client-id") Optional<String> clientId,
      @ConfigProperty(name = "lumenark.client-secret") Optional<String> clientSecret) {
    this.mapper = mapper;
    this.address = URI.create(issuer + "/protocol/openid-connect/token");
    this.form =
        clientId.flatMap(id ->
            clientSecret.map(secret ->
                "grant_type=client_credentials&client_id="
                    + encode(id)
                    + "&client_secret="
                    + encode(secret)));
  }

  /** Whether the service has one. */
  public boolean isConfigured() {
    return form.isPresent();
  }

  /**
   * A bearer token that is valid now. Blocks for at most a few seconds.
   *
   * @throws IOException if the identity server cannot be reached or refuses
   * @throws java.util.NoSuchElementException if the service has no account
   */
  public synchronized String token() throws IOException, InterruptedException {
    Instant now = Instant.now();
    if (kept.isEmpty() || !now.isBefore(kept.get().until())) {
      kept = Optional.of(fetch(now));
    }
    return kept.get().value();
  }

  /** The next one is asked for anew. */
  public synchronized void forgetToken() {
    kept = Optional.empty();
  }

  private Token fetch(Instant now) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.orElseThrow()))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException(
          "the identity server answers " + answer.statusCode() + " to the service's own account");
    }
    JsonNode token = mapper.readTree(answer.body());
    Duration life = Duration.ofSeconds(token.path("expires_in").asLong());
    return new Token(token.path("access_token").asText(), now.plus(life).minus(MARGIN));
  }

  @PreDestroy
  void close() {
    http.close();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
