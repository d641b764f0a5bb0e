package org.lumenark.platform.security;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request.
 *
 * @param subject {@code sub} of a checked token; empty for a stranger
 * @param reviewer of a stranger who comes by a reviewer link, good or not
 */
public record Caller(
    Optional<String> subject,
    String username,
    Optional<String> name,
    Optional<String> email,
    Set<String> roles,
    Optional<ReviewerToken> reviewer) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Someone who is signed in. */
  public Caller(
      Optional<String> subject,
      String username,
      Optional<String> name,
      Optional<String> email,
      Set<String> roles) {
    this(subject, username, name, email, roles, Optional.empty());
  }

  public static Caller anonymous() {
    return new Caller(Optional.empty(), "", Optional.empty(), Optional.empty(), Set.of());
  }

  /** Whoever comes by a reviewer link: a stranger with no right but what the link gives. */
  public static Caller reviewer(ReviewerToken token) {
    return new Caller(
        Optional.empty(), "", Optional.empty(), Optional.empty(), Set.of(), Optional.of(token));
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
