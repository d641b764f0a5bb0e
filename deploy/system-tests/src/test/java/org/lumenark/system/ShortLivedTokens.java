package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A client of the stack's own Keycloak whose tokens are like those of the command line, but end
 * soon. It is removed again when closed.
 */
final class ShortLivedTokens implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String issuer;
  private final String adminPassword;
  private final String clientId = "short-lived-" + UUID.randomUUID();
  private final String location;

  /**
   * @param issuer of the archive's realm
   * @param adminPassword of the account {@code admin} of the realm {@code master}
   */
  ShortLivedTokens(String issuer, String adminPassword, Duration life)
      throws IOException, InterruptedException {
    this.issuer = issuer;
    this.adminPassword = adminPassword;
    HttpResponse<String> created =
        send(
            HttpRequest.newBuilder(
                    URI.create(issuer.replace("/realms/", "/admin/realms/") + "/clients"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + admin())
                .POST(BodyPublishers.ofString(client(life))),
            201);
    this.location = created.headers().firstValue("Location").orElseThrow();
  }

  /** Of a demo account, whose password is its name. */
  String of(String account) throws IOException, InterruptedException {
    return token(issuer, clientId, account, account);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(location))
            .header("Authorization", "Bearer " + admin())
            .DELETE(),
        204);
    http.close();
  }

  private String admin() throws IOException, InterruptedException {
    String master = issuer.replaceFirst("/realms/.*", "/realms/master");
    return token(master, "admin-cli", "admin", adminPassword);
  }

  private String client(Duration life) {
    ObjectNode client = JSON.createObjectNode();
    client
        .put("clientId", clientId)
        .put("publicClient", true)
        .put("standardFlowEnabled", false)
        .put("directAccessGrantsEnabled", true);
    client.putObject("attributes").put("access.token.lifespan", Long.toString(life.toSeconds()));
    ObjectNode audience = client.putArray("protocolMappers").addObject();
    audience
        .put("name", "audience")
        .put("protocol", "openid-connect")
        .put("protocolMapper", "oidc-audience-mapper");
    audience
        .putObject("config")
        .put("included.custom.audience", "lumenark")
        .put("access.token.claim", "true");
    return client.toString();
  }

  private String token(String realm, String clientId, String user, String password)
      throws IOException, InterruptedException {
    Map<String, String> form =
        Map.of(
            "grant_type", "password",
            "client_id", clientId,
            "username", user,
            "password", password);
    String body =
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    JsonNode answer =
        JSON.readTree(
            send(
                    HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                    200)
                .body());
    return answer.path("access_token").asText();
  }

  private HttpResponse<String> send(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }
}
