package org.lumenark.platform.security;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request.
 *
 * @param subject {@code sub} of a checked token; empty for a stranger
 */
public record Caller(
    Optional<String> subject,
    String username,
    Optional<String> name,
    Optional<String> email,
    Set<String> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  public static Caller anonymous() {
    return new Caller(Optional.empty(), "", Optional.empty(), Optional.empty(), Set.of());
  }

  public boolean has(Role role) {
    return roles.contains(role.value());
  }

  /** Whether the caller is this person. */
  public boolean is(String otherSubject) {
    return subject.isPresent() && subject.get().equals(otherSubject);
  }

  /**
   * Whether something private that these subjects may see is visible to the caller. Curators and
   * admins see everything.
   */
  public boolean maySee(Collection<String> readers) {
    return seesEverything() || (subject.isPresent() && readers.contains(subject.get()));
  }

  public boolean seesEverything() {
    return has(Role.CURATOR) || has(Role.ADMIN);
  }
}
