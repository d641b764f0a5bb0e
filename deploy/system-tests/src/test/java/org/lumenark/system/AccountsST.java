package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People who come without an account to an archive that is open and has no mail. */
class AccountsST extends PagesTest {

  private static final String PASSWORD = "a long pass phrase";
  private static final String ORCID = "0000-0002-1694-233X";
  private static final String SIGN_UP = "Create an account";

  private static final String CLAIM_AN_ORCID =
      """
      orcid => {
        document.querySelectorAll('[name=orcid]').forEach(field => field.remove());
        const input = document.createElement('input');
        input.name = 'orcid';
        input.value = orcid;
        document.querySelector('#kc-register-form').append(input);
      }
      """;

  @Test
  void whoNamesTheAddressOfAnotherIsNotTakenForThem() throws Exception {
    KeycloakAccounts keycloak = keycloak();
    // A stack that is kept may have met them before.
    String run = UUID.randomUUID().toString().substring(0, 8);
    String victim = "professor-" + run + "@uni.example.org";
    Newcomer mallory = new Newcomer("mallory-" + run, victim, PASSWORD);
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/deposit");
      visitor.link(SIGN_UP).click();
      mallory.registers(visitor);
      assertThat(visitor.heading("New deposit")).isVisible();
      assertThat(visitor.page().locator(".account")).containsText("Ada Example");
      visitor.hasNoComplaints();
    }
    try (Visitor visitor = chromium.visitor(system.url(), Look.LIGHT)) {
      visitor.open("/deposit");
      visitor.link(SIGN_UP).click();
      new Newcomer("trudy-" + run, "trudy-" + run + "@uni.example.org", PASSWORD).fillsIn(visitor);
      // What administrators and identity providers say of people, nobody says of themselves.
      visitor.page().evaluate(CLAIM_AN_ORCID, ORCID);
      Newcomer.sends(visitor);
      visitor.page().waitForLoadState();
    }
    assertThat(keycloak.all())
        .noneMatch(account -> account.at("/attributes/orcid/0").asText().equals(ORCID));
    assertThat(keycloak.groups(mallory.username())).containsExactly("depositors");

    ApiUser newcomer =
        new ApiUser(
            system.url(), system.user(work.resolve("mallory"), mallory.username(), PASSWORD));
    newcomer.draft();

    ApiUser owner = new ApiUser(system.url(), depositor);
    String shared = owner.draft();
    owner.shares(
        shared,
        """
        {"items": [{"email": "%s", "right": "edit"}, {"orcid": "%s", "right": "edit"},
                   {"email": "depositor2@example.org", "right": "view"}]}
        """
            .formatted(victim, ORCID));
    ApiUser verified =
        new ApiUser(system.url(), system.user(work.resolve("verified"), "depositor2"));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> verified.status("GET", "/api/v1/drafts/" + shared) == 200);
    assertThat(newcomer.status("GET", "/api/v1/drafts/" + shared)).isEqualTo(404);
  }

  private KeycloakAccounts keycloak() throws IOException, InterruptedException {
    Optional<String> password = system.keycloakAdminPassword();
    assumeTrue(password.isPresent(), "the stack was given without LUMENARK_HOME");
    try (HttpClient http = HttpClient.newHttpClient()) {
      String about =
          http.send(
                  HttpRequest.newBuilder(URI.create(system.url() + "/api/v1/about")).build(),
                  BodyHandlers.ofString())
              .body();
      return new KeycloakAccounts(
          new ObjectMapper().readTree(about).get("issuer").asText(), password.orElseThrow());
    }
  }
}
