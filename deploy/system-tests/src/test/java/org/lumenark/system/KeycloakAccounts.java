package org.lumenark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Accounts as Keycloak has them, seen with the login of its administrator. */
record KeycloakAccounts(String issuer, String adminPassword) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode all() throws IOException, InterruptedException {
    return admin("GET", "/users?briefRepresentation=false&max=100", "", 200);
  }

  JsonNode named(String username) throws IOException, InterruptedException {
    JsonNode found = admin("GET", "/users?exact=true&username=" + username, "", 200);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  List<String> groups(String username) throws IOException, InterruptedException {
    String id = named(username).path("id").asText();
    return admin("GET", "/users/" + id + "/groups", "", 200).findValuesAsText("name");
  }

  private JsonNode admin(String method, String path, String body, int status)
      throws IOException, InterruptedException {
    String token =
        token(
            issuer.replaceFirst("/realms/.*", "/realms/master"),
            "client_id=admin-cli&username=admin&password=" + encode(adminPassword));
    return send(method, issuer.replace("/realms/", "/admin/realms/") + path, token, body, status);
  }

  private static String token(String realm, String form) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&" + form))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private static JsonNode send(String method, String url, String token, String body, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
