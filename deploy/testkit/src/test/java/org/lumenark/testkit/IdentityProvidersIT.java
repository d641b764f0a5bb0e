package org.lumenark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.identity.AccountPolicy;
import org.lumenark.standalone.identity.OrcidClient;
import org.lumenark.standalone.identity.RealmAccounts;
import org.lumenark.testkit.FormBrowser.Page;
import org.lumenark.testkit.OrcidStandIn.Researcher;

/** People come by ORCID and by their institute, through the pages of a real Keycloak. */
class IdentityProvidersIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROVIDER = "/identity-provider/instances/orcid";
  private static final Researcher GRACE = new Researcher("0000-0002-1694-233X", "Grace", "Example");
  private static final Researcher MALLORY = new Researcher("0000-0001-5109-3700", "Mallory", "M.");
  private static final Researcher UNNAMED = new Researcher("0000-0003-1415-9269", "", "");
  private static final String PASSWORD = "a long pass phrase";

  private static final String REVIEW = "kc-idp-review-profile-form";
  private static final String CONFIRM = "kc-register-form";
  private static final String LOGIN = "kc-form-login";

  private OrcidStandIn orcid;
  private ThrowawayRealm site;
  private RealmAccounts accounts;

  @BeforeEach
  void make() throws Exception {
    orcid = new OrcidStandIn();
    site = new ThrowawayRealm(siteRealm());
    accounts = new RealmAccounts(site.address(), "admin", site.adminPassword());
  }

  @AfterEach
  void remove() throws Exception {
    site.close();
    orcid.close();
  }

  @Test
  void who_signs_in_with_orcid_is_found_by_the_id_and_cannot_say_another() throws Exception {
    accounts.apply(policy(true, Map.of()));
    FormBrowser browser = new FormBrowser();

    Page review = arrive(browser, GRACE);
    assertThat(review.has("value=\"Grace\"")).isTrue();
    Page end = browser.submit(review, REVIEW, Map.of("email", "grace@uni.example.org"));

    assertThat(end.isArchive()).as(end.html()).isTrue();
    JsonNode account = site.withOrcid(GRACE.id()).path(0);
    assertThat(account.path("email").asText()).isEqualTo("grace@uni.example.org");
    assertThat(account.path("emailVerified").asBoolean()).as("nobody has shown it").isFalse();
    assertThat(account.path("firstName").asText()).isEqualTo("Grace");
    assertThat(account.path("lastName").asText()).isEqualTo("Example");
    assertThat(account.path("username").asText())
        .matches("orcid\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(site.roles(account.path("id").asText())).contains("depositor");

    String token = accessToken(end);
    HttpResponse<String> own = account(token, "GET", "");
    assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
    assertThat(account(token, "POST", own.body()).statusCode()).as("may be saved").isEqualTo(204);
    ObjectNode changed = (ObjectNode) JSON.readTree(own.body());
    changed.putObject("attributes").putArray("orcid").add(MALLORY.id());
    assertThat(account(token, "POST", changed.toString()).statusCode()).isEqualTo(400);
    assertThat(site.withOrcid(MALLORY.id())).isEmpty();
    assertThat(site.withOrcid(GRACE.id())).hasSize(1);
  }

  @Test
  void each_sign_in_tells_the_id_anew_and_makes_no_second_account() throws Exception {
    accounts.apply(policy(true, Map.of()));
    FormBrowser browser = new FormBrowser();
    browser.submit(arrive(browser, GRACE), REVIEW, Map.of("email", "grace@uni.example.org"));
    ObjectNode account = site.withOrcid(GRACE.id()).path(0).deepCopy();
    account.withObject("/attributes").remove("orcid");
    site.put("/users/" + account.path("id").asText(), account);
    assertThat(site.withOrcid(GRACE.id())).isEmpty();

    Page end = arrive(new FormBrowser(), GRACE);

    assertThat(end.isArchive()).as(end.html()).isTrue();
    assertThat(site.withOrcid(GRACE.id()).path(0).path("id")).isEqualTo(account.path("id"));
    assertThat(site.users()).hasSize(2);
  }

  @Test
  void who_shows_no_name_at_orcid_is_asked_for_it() throws Exception {
    accounts.apply(policy(true, Map.of()));
    FormBrowser browser = new FormBrowser();

    Page review = arrive(browser, UNNAMED);
    Page again = browser.submit(review, REVIEW, Map.of("email", "someone@uni.example.org"));
    assertThat(again.has(REVIEW)).isTrue();
    Page end = browser.submit(again, REVIEW, Map.of("firstName", "Some", "lastName", "One"));

    assertThat(end.isArchive()).as(end.html()).isTrue();
    assertThat(site.withOrcid(UNNAMED.id()).path(0).path("firstName").asText()).isEqualTo("Some");
  }

  @Test
  void the_address_of_another_opens_their_account_by_its_password_alone() throws Exception {
    // With mail, too: a click of Ada's on a link would let in whoever had it sent.
    accounts.apply(
        policy(
            true,
            Map.of(
                "LUMENARK_SUBMISSION_MAIL_FROM",
                "archive@example.org",
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_PORT",
                "1")));
    FormBrowser mallory = new FormBrowser();

    Page proof = joinAda(mallory, MALLORY);
    Page refused = mallory.submit(proof, LOGIN, Map.of("password", "not hers at all"));

    assertThat(refused.isArchive()).isFalse();
    assertThat(refused.has("kc-form-login")).isTrue();
    assertThat(site.users()).hasSize(1);
    assertThat(site.withOrcid(MALLORY.id())).isEmpty();
    assertThat(site.get("/users/" + ada() + "/federated-identity")).isEmpty();

    FormBrowser own = new FormBrowser();
    Page end = own.submit(joinAda(own, GRACE), LOGIN, Map.of("password", PASSWORD));
    assertThat(end.isArchive()).as(end.html()).isTrue();
    assertThat(site.withOrcid(GRACE.id()).path(0).path("id").asText()).isEqualTo(ada());
  }

  @Test
  void a_closed_archive_lets_in_who_has_an_account_and_makes_none() throws Exception {
    accounts.apply(policy(false, Map.of()));
    FormBrowser stranger = new FormBrowser();

    Page refused =
        stranger.submit(
            arrive(stranger, MALLORY), REVIEW, Map.of("email", "mallory@uni.example.org"));

    assertThat(refused.isArchive()).isFalse();
    assertThat(refused.has("does not exist")).as(refused.html()).isTrue();
    assertThat(site.users()).hasSize(1);

    FormBrowser own = new FormBrowser();
    Page end = own.submit(joinAda(own, GRACE), LOGIN, Map.of("password", PASSWORD));
    assertThat(end.isArchive()).as(end.html()).isTrue();
    assertThat(arrive(new FormBrowser(), GRACE).isArchive()).isTrue();

    accounts.apply(policy(true, Map.of()));
    FormBrowser welcome = new FormBrowser();
    assertThat(
            welcome
                .submit(
                    arrive(welcome, MALLORY), REVIEW, Map.of("email", "mallory@uni.example.org"))
                .isArchive())
        .isTrue();
  }

  @Test
  void an_account_that_an_administrator_ties_to_an_id_is_entered_by_it() throws Exception {
    accounts.apply(policy(false, Map.of()));
    site.post(
        "/users/" + ada() + "/federated-identity/orcid",
        Map.of("userId", GRACE.id(), "userName", GRACE.id()));

    Page end = arrive(new FormBrowser(), GRACE);

    assertThat(end.isArchive()).as(end.html()).isTrue();
    assertThat(site.withOrcid(GRACE.id()).path(0).path("id").asText()).isEqualTo(ada());
    assertThat(site.users()).hasSize(1);
  }

  @Test
  void settings_change_what_they_name_and_nothing_that_the_site_has_set() throws Exception {
    accounts.apply(policy(true, Map.of()));
    JsonNode made = site.get(PROVIDER);
    JsonNode mappers = site.get(PROVIDER + "/mappers");
    JsonNode flows = site.get("/authentication/flows");
    accounts.apply(policy(true, Map.of()));
    assertThat(site.get(PROVIDER)).isEqualTo(made);
    assertThat(site.get(PROVIDER + "/mappers")).isEqualTo(mappers);
    assertThat(site.get("/authentication/flows")).isEqualTo(flows);
    assertThat(made.toString()).doesNotContain("secret of");

    ObjectNode changed = made.deepCopy();
    changed.put("displayName", "ORCID iD").put("enabled", false);
    changed.put("firstBrokerLoginFlowAlias", "first broker login");
    changed.withObject("/config").put("guiOrder", "7");
    site.put(PROVIDER, changed);
    for (JsonNode mapper : mappers) {
      site.delete(PROVIDER + "/mappers/" + mapper.path("id").asText());
    }
    accounts.apply(
        policy(
            false,
            Map.of(OrcidClient.ID, "APP-OTHER", OrcidClient.ISSUER, "https://sandbox.orcid.org/")));

    JsonNode kept = site.get(PROVIDER);
    assertThat(kept.path("displayName").asText()).isEqualTo("ORCID iD");
    assertThat(kept.path("enabled").asBoolean()).isFalse();
    assertThat(kept.path("firstBrokerLoginFlowAlias").asText()).isEqualTo("first broker login");
    assertThat(kept.at("/config/guiOrder").asText()).isEqualTo("7");
    assertThat(kept.at("/config/clientId").asText()).isEqualTo("APP-OTHER");
    assertThat(kept.at("/config/issuer").asText()).isEqualTo("https://sandbox.orcid.org");
    assertThat(kept.at("/config/jwksUrl").asText())
        .isEqualTo("https://sandbox.orcid.org/oauth/jwks");
    assertThat(site.get(PROVIDER + "/mappers").findValuesAsText("user.attribute"))
        .as("people are invited by it")
        .containsExactly("orcid");

    accounts.apply(AccountPolicy.ofInstallation(Map.of()));
    assertThat(site.get(PROVIDER)).as("without settings it is the site's").isEqualTo(kept);
  }

  @Test
  void a_wrong_secret_lets_nobody_in() throws Exception {
    accounts.apply(policy(true, Map.of(OrcidClient.SECRET, "another one")));

    Page refused = arrive(new FormBrowser(), GRACE);

    assertThat(refused.isArchive()).isFalse();
    assertThat(refused.has("Unexpected error when authenticating with identity provider"))
        .as(refused.html())
        .isTrue();
    assertThat(site.users()).hasSize(1);
  }

  @Test
  void people_of_an_institute_deposit_and_its_claims_make_curators_but_no_ids() throws Exception {
    accounts.apply(policy(false, Map.of()));
    try (ThrowawayRealm institute = new ThrowawayRealm(instituteRealm())) {
      site.post("/partialImport", instituteProvider(institute));
      FormBrowser browser = new FormBrowser();

      Page end = arriveByInstitute(browser, "prof");

      assertThat(end.isArchive()).as(end.html()).isTrue();
      JsonNode account = site.get("/users?exact=true&email=prof@uni.example.org").path(0);
      String id = account.path("id").asText();
      assertThat(account.path("emailVerified").asBoolean()).as("not trusted").isFalse();
      assertThat(account.path("username").asText()).startsWith("institute.");
      assertThat(site.roles(id)).contains("depositor", "curator");
      assertThat(site.withOrcid(GRACE.id())).as("an institute says no iD").isEmpty();

      String prof = institute.get("/users?exact=true&username=prof").path(0).path("id").asText();
      String group = institute.get("/groups").path(0).path("id").asText();
      institute.delete("/users/" + prof + "/groups/" + group);
      assertThat(arriveByInstitute(new FormBrowser(), "prof").isArchive()).isTrue();
      assertThat(site.roles(id)).contains("depositor").doesNotContain("curator");
    }
  }

  @Test
  void an_institute_that_is_trusted_verifies_addresses_but_opens_no_account_that_is_there()
      throws Exception {
    accounts.apply(policy(false, Map.of()));
    try (ThrowawayRealm institute = new ThrowawayRealm(instituteRealm())) {
      ObjectNode provider = instituteProvider(institute);
      ((ObjectNode) provider.at("/identityProviders/0")).put("trustEmail", true);
      site.post("/partialImport", provider);

      assertThat(arriveByInstitute(new FormBrowser(), "prof").isArchive()).isTrue();
      JsonNode account = site.get("/users?exact=true&email=prof@uni.example.org").path(0);
      assertThat(account.path("emailVerified").asBoolean()).isTrue();

      Page known = arriveByInstitute(new FormBrowser(), "ada");
      assertThat(known.isArchive()).isFalse();
      assertThat(known.has("linkAccount")).as(known.html()).isTrue();
      assertThat(site.get("/users/" + ada() + "/federated-identity")).isEmpty();
    }
  }

  /** From the archive to Keycloak, from there to ORCID, and to where ORCID leads back. */
  private Page arrive(FormBrowser browser, Researcher who) throws Exception {
    orcid.isVisitedBy(who);
    Page login = browser.open(signIn());
    return browser.open(login.link("/broker/orcid/login").orElseThrow());
  }

  private Page arriveByInstitute(FormBrowser browser, String user) throws Exception {
    Page login = browser.open(signIn());
    Page there = browser.open(login.link("/broker/institute/login").orElseThrow());
    return browser.submit(there, LOGIN, Map.of("username", user, "password", PASSWORD));
  }

  /** Somebody from ORCID names Ada's address and wants to join her account. */
  private Page joinAda(FormBrowser browser, Researcher who) throws Exception {
    Page exists =
        browser.submit(arrive(browser, who), REVIEW, Map.of("email", "ada@uni.example.org"));
    assertThat(exists.has("linkAccount")).as(exists.html()).isTrue();
    Page proof = browser.submit(exists, CONFIRM, Map.of("submitAction", "linkAccount"));
    assertThat(proof.has("name=\"password\"")).as(proof.html()).isTrue();
    return proof;
  }

  private String ada() throws Exception {
    return site.get("/users?exact=true&username=ada").path(0).path("id").asText();
  }

  private URI signIn() {
    return URI.create(
        site.address()
            + "/protocol/openid-connect/auth?client_id=pages&response_type=code&scope=openid"
            + "&redirect_uri="
            + FormBrowser.ARCHIVE
            + "landed");
  }

  private String accessToken(Page end) throws Exception {
    JsonNode tokens =
        site.tokens(
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "pages",
                "redirect_uri",
                FormBrowser.ARCHIVE + "landed",
                "code",
                end.parameter("code")));
    assertThat(tokens.has("access_token")).as(tokens.toString()).isTrue();
    return tokens.path("access_token").asText();
  }

  /** What the account console asks of Keycloak. */
  private HttpResponse<String> account(String token, String method, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(site.address() + "/account/"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private AccountPolicy policy(boolean open, Map<String, String> more) {
    Map<String, String> settings = new java.util.HashMap<>();
    settings.put(AccountPolicy.SWITCH, Boolean.toString(open));
    settings.put(OrcidClient.ID, OrcidStandIn.CLIENT);
    settings.put(OrcidClient.SECRET, OrcidStandIn.SECRET);
    settings.put(OrcidClient.ISSUER, orcid.issuer());
    settings.putAll(more);
    return AccountPolicy.ofInstallation(settings);
  }

  /** With the rules about attributes that the archive's own realm has. */
  private static ObjectNode siteRealm() throws IOException {
    ObjectNode realm =
        (ObjectNode)
            JSON.readTree(
                """
                {"roles": {"realm": [{"name": "depositor"}, {"name": "curator"}]},
                 "clients": [{"clientId": "pages", "publicClient": true, "fullScopeAllowed": true,
                              "redirectUris": ["https://archive.example.org/*"]}],
                 "users": [{"username": "ada", "enabled": true, "email": "ada@uni.example.org",
                            "emailVerified": true, "firstName": "Ada", "lastName": "Example",
                            "credentials": [{"type": "password", "value": "%s"}],
                            "clientRoles": {"account": ["manage-account"]}}]}
                """
                    .formatted(PASSWORD));
    realm.set("components", JSON.readTree(resource("lumenark-realm.json")).path("components"));
    return realm;
  }

  private ObjectNode instituteRealm() throws IOException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"groups": [{"name": "archive-curators"}],
             "clients": [{"clientId": "archive", "secret": "of the archive",
                          "redirectUris": ["%s/broker/institute/endpoint"],
                          "attributes": {"pkce.code.challenge.method": "S256"},
                          "protocolMappers": [
                            {"name": "groups", "protocol": "openid-connect",
                             "protocolMapper": "oidc-group-membership-mapper",
                             "config": {"claim.name": "groups", "full.path": "false",
                                        "id.token.claim": "true", "userinfo.token.claim": "true"}},
                            {"name": "iD", "protocol": "openid-connect",
                             "protocolMapper": "oidc-hardcoded-claim-mapper",
                             "config": {"claim.name": "orcid", "claim.value": "%s",
                                        "id.token.claim": "true", "userinfo.token.claim": "true"}}
                          ]}],
             "users": [{"username": "prof", "enabled": true, "email": "prof@uni.example.org",
                        "emailVerified": true, "firstName": "Pia", "lastName": "Prof",
                        "groups": ["/archive-curators"],
                        "credentials": [{"type": "password", "value": "%s"}]},
                       {"username": "ada", "enabled": true, "email": "ada@uni.example.org",
                        "emailVerified": true, "firstName": "Ada", "lastName": "Other",
                        "credentials": [{"type": "password", "value": "%s"}]}]}
            """
                .formatted(site.address(), GRACE.id(), PASSWORD, PASSWORD));
  }

  /** The recipe of the guide, filled in. */
  private static ObjectNode instituteProvider(ThrowawayRealm institute) throws IOException {
    String protocol = institute.address() + "/protocol/openid-connect";
    return (ObjectNode)
        JSON.readTree(
            resource("institute.json")
                .replace("INSTITUTE_NAME", "Institute of Examples")
                .replace("INSTITUTE_ISSUER", institute.address())
                .replace("INSTITUTE_AUTHORIZATION_ENDPOINT", protocol + "/auth")
                .replace("INSTITUTE_TOKEN_ENDPOINT", protocol + "/token")
                .replace("INSTITUTE_USERINFO_ENDPOINT", protocol + "/userinfo")
                .replace("INSTITUTE_JWKS_URI", protocol + "/certs")
                .replace("INSTITUTE_CLIENT_ID", "archive")
                .replace("INSTITUTE_CLIENT_SECRET", "of the archive"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        RealmAccounts.class.getResourceAsStream("/org/lumenark/standalone/realm/" + name)) {
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
