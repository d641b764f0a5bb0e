package org.lumenark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.Coordinates;
import org.lumenark.standalone.identity.AccountPolicy;
import org.lumenark.standalone.identity.RealmAccounts;

/** A realm that a site has in use is opened, opened again and closed, on a real Keycloak. */
class RealmAccountsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AccountPolicy OPEN =
      AccountPolicy.ofInstallation(Map.of(AccountPolicy.SWITCH, "true"));
  private static final AccountPolicy OPEN_WITH_MAIL =
      AccountPolicy.ofInstallation(
          Map.of(
              AccountPolicy.SWITCH,
              "true",
              "LUMENARK_SUBMISSION_MAIL_FROM",
              "archive@example.org",
              "QUARKUS_MAILER_HOST",
              "smtp.example.org"));
  private static final AccountPolicy CLOSED = AccountPolicy.ofInstallation(Map.of());

  private final Coordinates.KeycloakServer keycloak = RealServers.start(Server.KEYCLOAK).keycloak();
  private final String name = "site-" + UUID.randomUUID();
  private final String server = keycloak.issuer().replaceFirst("/realms/.*", "");
  private final RealmAccounts accounts =
      new RealmAccounts(server + "/realms/" + name, "admin", keycloak.adminPassword());
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void make() throws Exception {
    send(
        "POST",
        "",
        """
        {"realm": "%s", "enabled": true, "displayName": "Of the site", "loginTheme": "keycloak",
         "passwordPolicy": "length(20)", "bruteForceProtected": false,
         "roles": {"realm": [{"name": "depositor"}]},
         "users": [{"username": "before", "enabled": true}]}
        """
            .formatted(name));
  }

  @AfterEach
  void remove() throws Exception {
    send("DELETE", "/" + name, "");
  }

  @Test
  void a_realm_is_opened_without_touching_what_the_site_has_set() throws Exception {
    accounts.apply(OPEN);
    JsonNode opened = realm();
    accounts.apply(OPEN);

    assertThat(realm()).isEqualTo(opened);
    assertThat(opened.path("registrationAllowed").asBoolean()).isTrue();
    assertThat(opened.path("bruteForceProtected").asBoolean()).isTrue();
    assertThat(opened.path("passwordPolicy").asText()).isEqualTo("length(20)");
    assertThat(opened.path("displayName").asText()).isEqualTo("Of the site");
    assertThat(opened.path("verifyEmail").asBoolean()).as("nobody could answer").isFalse();
    assertThat(get("/default-groups").findValuesAsText("name")).containsExactly("depositors");
  }

  @Test
  void accounts_of_the_time_before_keep_their_rights_and_new_ones_deposit() throws Exception {
    accounts.apply(OPEN);
    send("POST", "/" + name + "/users", "{\"username\": \"after\", \"enabled\": true}");

    assertThat(roles("before")).doesNotContain("depositor");
    assertThat(roles("after")).contains("depositor");
  }

  @Test
  void with_mail_addresses_are_verified_and_passwords_replaced() throws Exception {
    accounts.apply(OPEN_WITH_MAIL);

    JsonNode realm = realm();
    assertThat(realm.path("verifyEmail").asBoolean()).isTrue();
    assertThat(realm.path("resetPasswordAllowed").asBoolean()).isTrue();
    assertThat(realm.at("/smtpServer/host").asText()).isEqualTo("smtp.example.org");
    accounts.apply(OPEN);
    assertThat(realm()).as("mail stays, once it is there").isEqualTo(realm);
  }

  @Test
  void a_realm_is_closed_again_and_nothing_else_of_it_changes() throws Exception {
    accounts.apply(OPEN);
    accounts.apply(CLOSED);

    assertThat(realm().path("registrationAllowed").asBoolean()).isFalse();
    assertThat(realm().path("bruteForceProtected").asBoolean()).isTrue();
  }

  @Test
  void a_login_that_is_refused_is_told_without_its_password() {
    assertThatThrownBy(
            () -> new RealmAccounts(keycloak.issuer(), "admin", "not-the-password").apply(OPEN))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refuses the login of the administrator admin")
        .message()
        .doesNotContain("not-the-password");
  }

  private JsonNode realm() throws Exception {
    return get("");
  }

  private List<String> roles(String username) throws Exception {
    String id = get("/users?exact=true&username=" + username).get(0).path("id").asText();
    return get("/users/" + id + "/role-mappings/realm/composite").findValuesAsText("name");
  }

  private JsonNode get(String path) throws Exception {
    return JSON.readTree(send("GET", "/" + name + path, ""));
  }

  private String send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    return answer.body();
  }

  private String token() throws Exception {
    String form =
        "grant_type=password&client_id=admin-cli&username=admin&password="
            + URLEncoder.encode(keycloak.adminPassword(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
        .path("access_token")
        .asText();
  }
}
