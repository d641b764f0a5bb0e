package org.lumenark.gateway.session;

import java.util.Optional;
import java.util.Set;

/**
 * A person who is signed in with a browser. The tokens never leave the gateway but in the encrypted
 * cookie and towards the services.
 */
record Session(
    String username,
    Optional<String> name,
    Set<String> roles,
    String accessToken,
    Optional<String> refreshToken) {

  Session {
    roles = Set.copyOf(roles);
  }
}
