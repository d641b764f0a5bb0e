package org.lumenark.client.archive;

import java.util.Optional;

/** Where bearer tokens come from. */
public interface Tokens {

  /** A token that is valid for at least some seconds; empty to ask without one. */
  Optional<String> current();

  /** The archive refused this token: the next {@link #current()} must not return it. */
  void refused(String token);

  /** Asks as a stranger. */
  static Tokens none() {
    return new Tokens() {
      @Override
      public Optional<String> current() {
        return Optional.empty();
      }

      @Override
      public void refused(String token) {}
    };
  }
}
