package org.lumenark.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lumenark.standalone.Coordinates;

/**
 * People who come without an account: one stack of their own, first open, then closed to them. The
 * second start meets the realm that the first has left.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountsST {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PASSWORD = "a long pass phrase";
  private static final String VICTIM = "professor@uni.example.org";
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

  private static Chromium chromium;
  private static OwnStack stack;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    chromium = Chromium.start();
    stack = OwnStack.start(Map.of());
  }

  @AfterAll
  static void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
    chromium.close();
  }

  @Test
  @Order(1)
  void whoNamesTheAddressOfAnotherIsNotTakenForThem() throws IOException, InterruptedException {
    try (Visitor visitor = visitor()) {
      visitor.open("/deposit");
      visitor.link(SIGN_UP).click();
      fill(visitor, "mallory", VICTIM, PASSWORD);
      register(visitor);
      assertThat(visitor.heading("New deposit")).isVisible();
      assertThat(visitor.page().locator(".account")).containsText("Ada Example");
      visitor.hasNoComplaints();
    }
    try (Visitor visitor = visitor()) {
      visitor.open("/deposit");
      visitor.link(SIGN_UP).click();
      fill(visitor, "trudy", "trudy@uni.example.org", PASSWORD);
      // What administrators and identity providers say of people, nobody says of themselves.
      visitor.page().evaluate(CLAIM_AN_ORCID, ORCID);
      register(visitor);
      visitor.page().waitForLoadState();
    }
    assertThat(keycloak().all())
        .noneMatch(account -> account.at("/attributes/orcid/0").asText().equals(ORCID));
    assertThat(keycloak().groups("mallory")).containsExactly("depositors");

    Lumenark mallory = stack.user("mallory", PASSWORD);
    draft(mallory);

    Lumenark depositor = stack.user("depositor", "depositor");
    String shared = draft(depositor);
    HttpResponse<String> invited =
        ask(
            depositor,
            "PUT",
            "/api/v1/drafts/" + shared + "/collaborators",
            """
            {"items": [{"email": "%s", "right": "edit"}, {"orcid": "%s", "right": "edit"},
                       {"email": "depositor2@example.org", "right": "view"}]}
            """
                .formatted(VICTIM, ORCID));
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(200);
    Lumenark verified = stack.user("depositor2", "depositor2");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> ask(verified, "GET", "/api/v1/drafts/" + shared, "").statusCode() == 200);
    assertThat(ask(mallory, "GET", "/api/v1/drafts/" + shared, "").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void anArchiveThatIsClosedShowsNoWayInAndHasNone() throws Exception {
    stack.restart(Map.of("LUMENARK_SELF_REGISTRATION", "false"));
    try (Visitor visitor = visitor()) {
      for (String page : List.of("/", "/deposit")) {
        visitor.open(page);
        assertThat(visitor.link("Sign in").first()).isVisible();
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(visitor.link(SIGN_UP)).hasCount(0);
      }
      visitor.open("/sign-in?prompt=create&return=%2F");
      assertThat(visitor.page().locator("#password-confirm")).hasCount(0);
      visitor
          .page()
          .navigate(
              coordinates().keycloak().issuer()
                  + "/protocol/openid-connect/registrations?client_id=lumenark-gateway"
                  + "&response_type=code&scope=openid&redirect_uri="
                  + stack.url()
                  + "/sign-in/callback");
      assertThat(visitor.page().getByText("Registration not allowed")).isVisible();
      assertThat(visitor.page().locator("#password-confirm")).hasCount(0);
    }
  }

  private static Visitor visitor() {
    return chromium.visitor(stack.url(), Look.LIGHT);
  }

  private static Coordinates coordinates() throws IOException {
    return stack.coordinates();
  }

  private static KeycloakAccounts keycloak() throws IOException {
    Coordinates.KeycloakServer keycloak = coordinates().keycloak();
    return new KeycloakAccounts(keycloak.issuer(), keycloak.adminPassword());
  }

  /** The form of Keycloak. */
  private static void fill(Visitor visitor, String username, String email, String password) {
    Page page = visitor.page();
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.locator("#password-confirm").fill(password);
    page.locator("#email").fill(email);
    page.locator("#firstName").fill("Ada");
    page.locator("#lastName").fill("Example");
  }

  private static void register(Visitor visitor) {
    visitor.page().locator("#kc-register-form [type=submit]").click();
  }

  private static String draft(Lumenark who) throws IOException, InterruptedException {
    HttpResponse<String> made =
        ask(
            who,
            "POST",
            "/api/v1/drafts",
            "{\"metadata\": {\"template\": \"minimal\", \"title\": \"A draft\"}}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode draft = JSON.readTree(made.body());
    return draft.path("id").asText();
  }

  private static HttpResponse<String> ask(Lumenark who, String method, String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(stack.url() + path))
            .header("Authorization", "Bearer " + who.run("token").expect(0).out().strip())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
