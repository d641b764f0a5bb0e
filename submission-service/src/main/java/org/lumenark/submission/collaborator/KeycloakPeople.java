package org.lumenark.submission.collaborator;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.submission.identity.KeycloakDirectory;

/**
 * People by the accounts of Keycloak. Addresses count only if Keycloak has verified the e-mail, or
 * if the attribute {@code orcid} has the iD, which only administrators and identity providers may
 * set.
 */
@ApplicationScoped
class KeycloakPeople implements People {

  private final KeycloakDirectory directory;

  KeycloakPeople(KeycloakDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Optional<String> subject(Address address) throws IOException, InterruptedException {
    String query =
        address.isEmail()
            ? KeycloakDirectory.is("email", address.value())
            : KeycloakDirectory.is("q", "orcid:" + address.value());
    List<String> found =
        directory.enabled(query).stream()
            .filter(user -> has(user, address))
            .map(user -> user.path("id").asText())
            .toList();
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
}
