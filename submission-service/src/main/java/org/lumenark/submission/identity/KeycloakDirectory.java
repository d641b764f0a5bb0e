package org.lumenark.submission.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.platform.security.ServiceAccount;

/**
 * Keycloak's admin interface, asked with the service's own account, which may view users. Without
 * such an account ({@code lumenark.client-id}) nobody is found.
 */
@ApplicationScoped
public class KeycloakDirectory {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper mapper;
  private final String users;
  private final ServiceAccount account;

  KeycloakDirectory(
      ObjectMapper mapper,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
      ServiceAccount account) {
    this.mapper = mapper;
    this.users = issuer.replaceFirst("/realms/", "/admin/realms/") + "/users";
    this.account = account;
  }

  /**
   * Enabled accounts, as Keycloak describes them.
   *
   * @param query what they have, as {@link #is} writes it
   * @throws IOException if Keycloak cannot be asked now
   */
  public List<JsonNode> enabled(String query) throws IOException, InterruptedException {
    List<JsonNode> found = new ArrayList<>();
    if (account.isConfigured()) {
      for (JsonNode user : ask("?exact=true&briefRepresentation=false&max=10&" + query)) {
        if (user.path("enabled").asBoolean()) {
          found.add(user);
        }
      }
    }
    return found;
  }

  /** A query for what has exactly this value. */
  public static String is(String parameter, String value) {
    return parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * The roles of an account, whether it has them itself, by a group or by another role.
   *
   * @throws IOException if Keycloak cannot be asked now
   */
  public Set<String> roles(JsonNode user) throws IOException, InterruptedException {
    Set<String> roles = new HashSet<>();
    for (JsonNode role : ask("/" + user.path("id").asText() + "/role-mappings/realm/composite")) {
      roles.add(role.path("name").asText());
    }
    return roles;
  }

  private JsonNode ask(String rest) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(users + rest))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + account.token())
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      // It may have been given rights since.
      account.forgetToken();
      throw new IOException(
          "the identity provider answers " + answer.statusCode() + " to the search for a person");
    }
    return mapper.readTree(answer.body());
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
