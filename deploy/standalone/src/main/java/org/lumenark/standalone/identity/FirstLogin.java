package org.lumenark.standalone.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What happens when somebody comes from an identity provider for the first time: flows of the
 * archive's own, made from Keycloak's. In both an account that is there is joined by its password,
 * or by a provider that it has already, never by a mail: who is mailed has not begun this, and a
 * click would open their account to somebody else. A site that thinks otherwise gives its provider
 * a flow of its own.
 */
enum FirstLogin {
  /** Who has no account gets one. */
  OPEN("lumenark first login"),

  /** Who has no account is turned away. */
  CLOSED("lumenark first login closed");

  private static final String KEYCLOAKS = "/authentication/flows/first%20broker%20login/copy";
  private static final String MAIL = "idp-email-verification";
  private static final String CREATE = "idp-create-user-if-unique";
  private static final String CONFIRM = "idp-confirm-link";
  private static final String DETECT = "idp-detect-existing-broker-user";

  private final String alias;

  FirstLogin(String alias) {
    this.alias = alias;
  }

  String alias() {
    return alias;
  }

  static boolean isOurs(String alias) {
    return alias.equals(OPEN.alias) || alias.equals(CLOSED.alias);
  }

  /** Makes it where it is absent, and ends what was begun. */
  void ensure(AdminInterface keycloak) throws IOException, InterruptedException {
    if (!isThere(keycloak)) {
      keycloak.post(KEYCLOAKS, Map.of("newName", alias));
    }
    require(keycloak, MAIL, "DISABLED");
    if (this == CLOSED) {
      require(keycloak, CREATE, "DISABLED");
      detect(keycloak);
    }
  }

  private boolean isThere(AdminInterface keycloak) throws IOException, InterruptedException {
    for (JsonNode flow : keycloak.get("/authentication/flows")) {
      if (flow.path("alias").asText().equals(alias)) {
        return true;
      }
    }
    return false;
  }

  /** Without this step nobody looks whether there is an account: it else is part of making one. */
  private void detect(AdminInterface keycloak) throws IOException, InterruptedException {
    if (find(keycloak, DETECT).isEmpty()) {
      keycloak.post(
          "/authentication/flows/"
              + AdminInterface.segment(around(keycloak))
              + "/executions/execution",
          Map.of("provider", DETECT));
    }
    require(keycloak, DETECT, "REQUIRED");
    while (index(keycloak, DETECT) > index(keycloak, CONFIRM)) {
      String step = needed(keycloak, DETECT).path("id").asText();
      keycloak.post("/authentication/executions/" + step + "/raise-priority", Map.of());
    }
  }

  /** The name of the part that deals with accounts that are there. */
  private String around(AdminInterface keycloak) throws IOException, InterruptedException {
    String name = "";
    for (JsonNode step : keycloak.get(executions())) {
      if (step.path("authenticationFlow").asBoolean()) {
        name = step.path("displayName").asText();
      } else if (step.path("providerId").asText().equals(CONFIRM)) {
        return name;
      }
    }
    throw new IOException("the flow " + alias + " has no step " + CONFIRM);
  }

  private void require(AdminInterface keycloak, String provider, String requirement)
      throws IOException, InterruptedException {
    ObjectNode step = needed(keycloak, provider).deepCopy();
    if (!step.path("requirement").asText().equals(requirement)) {
      keycloak.put(executions(), step.put("requirement", requirement));
    }
  }

  private int index(AdminInterface keycloak, String provider)
      throws IOException, InterruptedException {
    return needed(keycloak, provider).path("index").asInt();
  }

  private JsonNode needed(AdminInterface keycloak, String provider)
      throws IOException, InterruptedException {
    return find(keycloak, provider)
        .orElseThrow(() -> new IOException("the flow " + alias + " has no step " + provider));
  }

  private Optional<JsonNode> find(AdminInterface keycloak, String provider)
      throws IOException, InterruptedException {
    for (JsonNode step : keycloak.get(executions())) {
      if (step.path("providerId").asText().equals(provider)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  private String executions() {
    return "/authentication/flows/" + AdminInterface.segment(alias) + "/executions";
  }
}
