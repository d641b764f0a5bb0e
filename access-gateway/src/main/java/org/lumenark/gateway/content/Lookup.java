package org.lumenark.gateway.content;

/** What the catalogue says to a caller about where something lies. */
sealed interface Lookup<T> {

  record Found<T>(T place) implements Lookup<T> {}

  /** Unknown, or not for this caller: there is no difference. */
  record NotThere<T>() implements Lookup<T> {}

  record Withdrawn<T>() implements Lookup<T> {}

  /** The catalogue does not accept the caller's token. */
  record NotAuthenticated<T>() implements Lookup<T> {}

  /** The catalogue cannot be asked now. */
  record Unavailable<T>() implements Lookup<T> {}
}
