package org.lumenark.submission.collaborator;

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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.platform.security.ServiceAccount;

/**
 * Keycloak's admin interface, asked with the service's own account, which may view users. Addresses
 * count only if Keycloak has verified the e-mail, or if the attribute {@code orcid} has the iD,
 * which only administrators and identity providers may set. Without an account of the service
 * ({@code lumenark.client-id}) nobody is found.
 */
@ApplicationScoped
class KeycloakPeople implements People {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper mapper;
  private final String issuer;
  private final ServiceAccount account;

  KeycloakPeople(
      ObjectMapper mapper,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
      ServiceAccount account) {
    this.mapper = mapper;
    this.issuer = issuer;
    this.account = account;
  }

  @Override
  public Optional<String> subject(Address address) throws IOException, InterruptedException {
    if (!account.isConfigured()) {
      return Optional.empty();
    }
    String query =
        address.isEmail()
            ? "email=" + encode(address.value())
            : "q=" + encode("orcid:" + address.value());
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    issuer.replaceFirst("/realms/", "/admin/realms/")
                        + "/users?exact=true&briefRepresentation=false&max=10&"
                        + query))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + account.token())
            .build();
    List<String> found = new ArrayList<>();
    for (JsonNode user : send(request)) {
      if (user.path("enabled").asBoolean() && has(user, address)) {
        found.add(user.path("id").asText());
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static boolean has(JsonNode user, Address address) {
    if (address.isEmail()) {
      return user.path("emailVerified").asBoolean()
          && user.path("email").asText().equalsIgnoreCase(address.value());
    }
    for (JsonNode orcid : user.path("attributes").path("orcid")) {
      if (orcid.asText().equals(address.value())) {
        return true;
      }
    }
    return false;
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
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

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
