package org.lumenark.testkit;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumenark.standalone.Coordinates;

/** A realm of one test on the real Keycloak, seen with the login of its administrator. */
final class ThrowawayRealm implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Coordinates.KeycloakServer keycloak = RealServers.start(Server.KEYCLOAK).keycloak();
  private final String server = keycloak.issuer().replaceFirst("/realms/.*", "");
  private final String name = "realm-" + UUID.randomUUID();

  /**
   * @param content all but its name, as it is imported
   */
  ThrowawayRealm(ObjectNode content) throws IOException, InterruptedException {
    send("POST", "", content.deepCopy().put("realm", name).put("enabled", true).toString());
  }

  String address() {
    return server + "/realms/" + name;
  }

  String adminPassword() {
    return keycloak.adminPassword();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send("GET", "/" + name + path, ""));
  }

  void post(String path, Object body) throws IOException, InterruptedException {
    send("POST", "/" + name + path, JSON.writeValueAsString(body));
  }

  void put(String path, Object body) throws IOException, InterruptedException {
    send("PUT", "/" + name + path, JSON.writeValueAsString(body));
  }

  void delete(String path) throws IOException, InterruptedException {
    send("DELETE", "/" + name + path, "");
  }

  /** With all attributes. */
  JsonNode users() throws IOException, InterruptedException {
    return get("/users?briefRepresentation=false&max=100");
  }

  /** Those whose attribute {@code orcid} has this iD, as the archive looks for them. */
  JsonNode withOrcid(String id) throws IOException, InterruptedException {
    return get("/users?exact=true&briefRepresentation=false&q=orcid:" + id);
  }

  List<String> roles(String user) throws IOException, InterruptedException {
    return get("/users/" + user + "/role-mappings/realm/composite").findValuesAsText("name");
  }

  /** What came of a code at its end. */
  JsonNode tokens(Map<String, String> form) throws IOException, InterruptedException {
    return JSON.readTree(login(address(), form).body());
  }

  private String send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode() / 100).as("%s %s: %s", method, path, answer.body()).isEqualTo(2);
    return answer.body();
  }

  private String token() throws IOException, InterruptedException {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            "admin",
            "password",
            keycloak.adminPassword());
    return JSON.readTree(login(server + "/realms/master", form).body())
        .path("access_token")
        .asText();
  }

  private static HttpResponse<String> login(String realm, Map<String, String> form)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    form.forEach((key, value) ->
        body.append(key)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
            .append('&'));
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    delete("");
  }
}
