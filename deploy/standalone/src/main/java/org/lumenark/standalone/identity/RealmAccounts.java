package org.lumenark.standalone.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the settings of a realm about accounts in line with a policy, also in a realm that is in
 * use. Doing so again changes nothing; what the policy does not speak of stays as the site has it.
 */
public final class RealmAccounts {
  /** New accounts are put into it, and may deposit by it. */
  static final String GROUP = "depositors";

  /** Where a site has none of its own. */
  static final String PASSWORDS = "length(12) and notUsername(undefined) and notEmail(undefined)";

  private static final String ROLE = "depositor";

  private final String realm;
  private final String admin;
  private final String password;

  /**
   * @param realm its address
   * @param admin an account of the realm {@code master} that may manage it
   */
  public RealmAccounts(String realm, String admin, String password) {
    this.realm = realm;
    this.admin = admin;
    this.password = password;
  }

  /**
   * @throws IOException with the reason, if the identity provider does not do it now
   */
  public void apply(AccountPolicy policy) throws IOException, InterruptedException {
    try (AdminInterface keycloak = new AdminInterface(realm, admin, password)) {
      Map<String, Object> changes = changes(keycloak.get(""), policy);
      // Before anyone can come: an account that is made in between would have no role.
      if (policy.selfRegistration()) {
        newAccountsDeposit(keycloak);
      }
      if (!changes.isEmpty()) {
        keycloak.put("", changes);
      }
      // Also without ORCID: the provider of an institute is given it.
      FirstLogin.OPEN.ensure(keycloak);
      if (policy.orcid().isPresent()) {
        FirstLogin flow = policy.selfRegistration() ? FirstLogin.OPEN : FirstLogin.CLOSED;
        new OrcidProvider(policy.orcid().get(), flow).apply(keycloak);
      }
    }
  }

  private static Map<String, Object> changes(JsonNode now, AccountPolicy policy) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("registrationAllowed", policy.selfRegistration());
    if (policy.selfRegistration()) {
      wanted.put("bruteForceProtected", true);
      wanted.put("duplicateEmailsAllowed", false);
      if (now.path("passwordPolicy").asText().isBlank()) {
        wanted.put("passwordPolicy", PASSWORDS);
      }
    }
    boolean mail =
        policy.mail().isPresent() || !now.path("smtpServer").path("host").asText().isBlank();
    // Without mail nobody could ever answer to a verification.
    if (mail && (policy.selfRegistration() || policy.mail().isPresent())) {
      wanted.put("verifyEmail", true);
      wanted.put("resetPasswordAllowed", true);
    }
    wanted
        .entrySet()
        .removeIf(entry -> now.path(entry.getKey()).asText().equals(entry.getValue().toString()));
    policy
        .mail()
        .map(MailServer::settings)
        .filter(settings -> differs(now.path("smtpServer"), settings))
        .ifPresent(settings -> wanted.put("smtpServer", settings));
    return wanted;
  }

  /** A password is never shown: it may have changed. */
  private static boolean differs(JsonNode now, Map<String, String> settings) {
    return settings.containsKey("password")
        || settings.entrySet().stream()
            .anyMatch(entry -> !now.path(entry.getKey()).asText().equals(entry.getValue()));
  }

  /**
   * By a group that new accounts are in, not by the role that all have: the accounts that are there
   * keep exactly the rights they have.
   */
  private static void newAccountsDeposit(AdminInterface keycloak)
      throws IOException, InterruptedException {
    String group = group(keycloak);
    keycloak.post(
        "/groups/" + group + "/role-mappings/realm", List.of(keycloak.get("/roles/" + ROLE)));
    keycloak.put("/default-groups/" + group, Map.of());
  }

  private static String group(AdminInterface keycloak) throws IOException, InterruptedException {
    Optional<String> known = find(keycloak);
    if (known.isPresent()) {
      return known.get();
    }
    keycloak.post("/groups", Map.of("name", GROUP));
    return find(keycloak).orElseThrow(() -> new IOException("the group " + GROUP + " is not made"));
  }

  private static Optional<String> find(AdminInterface keycloak)
      throws IOException, InterruptedException {
    for (JsonNode group : keycloak.get("/groups?exact=true&search=" + GROUP)) {
      if (group.path("name").asText().equals(GROUP)) {
        return Optional.of(group.path("id").asText());
      }
    }
    return Optional.empty();
  }
}
