package org.lumenark.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends sessions at Keycloak, from server to server: the token that names the session is not shown
 * to the browser, as a redirect would.
 */
@ApplicationScoped
class IdentityServer {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int BAD_REQUEST = 400;

  private final HttpClient client;
  private final String address;
  private final String clientId;
  private final String clientSecret;

  IdentityServer(
      Vertx vertx,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
      @ConfigProperty(name = "quarkus.oidc.pages.client-id") String clientId,
      @ConfigProperty(name = "quarkus.oidc.pages.credentials.secret") String clientSecret) {
    this.client = vertx.createHttpClient();
    this.address = issuer + "/protocol/openid-connect/logout";
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /** Succeeds if the session has ended, now or before; fails if nobody can say. */
  Future<Void> endSession(String refreshToken) {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(address)
            .setMethod(HttpMethod.POST)
            .setTimeout(TIMEOUT_MILLIS)
            .putHeader("Content-Type", "application/x-www-form-urlencoded");
    String form =
        form(
            Map.of(
                "client_id", clientId,
                "client_secret", clientSecret,
                "refresh_token", refreshToken));
    return client
        .request(options)
        .compose(request -> request.send(form))
        .compose(answer ->
            hasEnded(answer.statusCode())
                ? Future.succeededFuture()
                : Future.failedFuture(new IOException("Keycloak answers " + answer.statusCode())));
  }

  /** A token of a session that is over is a bad request. */
  private static boolean hasEnded(int status) {
    return status / 100 == 2 || status == BAD_REQUEST;
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
