package org.lumenark.standalone.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * ORCID as an identity provider of a realm. It is made once, whole; later only what the settings
 * name is changed in it: client, addresses, whether it makes accounts, and that it tells the iD.
 */
final class OrcidProvider {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "/org/lumenark/standalone/realm/orcid.json";
  private static final String PROVIDER = "/identity-provider/instances/orcid";
  private static final String MAPPERS = PROVIDER + "/mappers";
  private static final String FLOW = "firstBrokerLoginFlowAlias";
  private static final String ATTRIBUTE = "orcid";

  private static final List<String> ADDRESSES =
      List.of("issuer", "authorizationUrl", "tokenUrl", "userInfoUrl", "jwksUrl");

  private final OrcidClient client;
  private final FirstLogin flow;

  OrcidProvider(OrcidClient client, FirstLogin flow) {
    this.client = client;
    this.flow = flow;
  }

  void apply(AdminInterface keycloak) throws IOException, InterruptedException {
    flow.ensure(keycloak);
    JsonNode whole = whole();
    JsonNode made = whole.path("identityProviders").path(0);
    Optional<JsonNode> there = keycloak.find(PROVIDER);
    if (there.isEmpty()) {
      keycloak.post("/partialImport", whole);
      return;
    }
    ObjectNode provider = there.get().deepCopy();
    ObjectNode config = provider.withObject("/config");
    // A secret is never shown: it may have changed.
    config.put("clientId", client.id()).put("clientSecret", client.secret());
    if (!config.path("issuer").asText().equals(client.issuer())) {
      ADDRESSES.forEach(name -> config.set(name, made.path("config").path(name)));
    }
    if (FirstLogin.isOurs(provider.path(FLOW).asText())) {
      provider.put(FLOW, flow.alias());
    }
    keycloak.put(PROVIDER, provider);
    if (!tells(keycloak.get(MAPPERS))) {
      for (JsonNode mapper : whole.path("identityProviderMappers")) {
        if (tells(mapper)) {
          keycloak.post(MAPPERS, mapper);
        }
      }
    }
  }

  /** Whether one of these is the mapper that fills the attribute by which people are invited. */
  private static boolean tells(JsonNode mappers) {
    return mappers.findValuesAsText("user.attribute").contains(ATTRIBUTE);
  }

  private JsonNode whole() throws IOException {
    try (InputStream stream = OrcidProvider.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("orcid.json is not in the library");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return JSON.readTree(
          text.replace("${" + OrcidClient.ISSUER + "}", quoted(client.issuer()))
              .replace("${" + OrcidClient.ID + "}", quoted(client.id()))
              .replace("${" + OrcidClient.SECRET + "}", quoted(client.secret()))
              .replace("\"" + FirstLogin.OPEN.alias() + "\"", "\"" + flow.alias() + "\""));
    }
  }

  private static String quoted(String value) throws IOException {
    String text = JSON.writeValueAsString(value);
    return text.substring(1, text.length() - 1);
  }
}
