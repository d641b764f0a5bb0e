package org.lumenark.submission.mail;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.lumenark.platform.security.Role;
import org.lumenark.submission.identity.KeycloakDirectory;

/** Where curators whom a collection names get their mail. */
@ApplicationScoped
class CuratorAddresses {

  private final KeycloakDirectory directory;

  CuratorAddresses(KeycloakDirectory directory) {
    this.directory = directory;
  }

  /**
   * The verified address of the account of this name. Being named makes nobody a curator: an
   * account without the role is told nothing.
   *
   * @throws IOException if the identity provider cannot be asked now
   */
  Optional<String> of(String username) throws IOException, InterruptedException {
    for (JsonNode user : directory.enabled(KeycloakDirectory.is("username", username))) {
      if (user.path("username").asText().equalsIgnoreCase(username)
          && user.path("emailVerified").asBoolean()
          && curates(directory.roles(user))) {
        return Optional.of(user.path("email").asText()).filter(MailAddress::isOne);
      }
    }
    return Optional.empty();
  }

  private static boolean curates(Set<String> roles) {
    return roles.contains(Role.CURATOR.value()) || roles.contains(Role.ADMIN.value());
  }
}
