package org.lumenark.platform.query;

/** A piece of a query and where it begins. */
sealed interface Token {

  int position();

  record Text(String value, int position) implements Token {}

  record Quoted(String value, int position) implements Token {}

  /** What stands between brackets. */
  record Bracketed(String value, int position) implements Token {}

  record Colon(int position) implements Token {}

  /** After a value: and all that is below it. */
  record Tilde(int position) implements Token {}

  record Open(int position) implements Token {}

  record Close(int position) implements Token {}

  record AndWord(int position) implements Token {}

  record OrWord(int position) implements Token {}

  record NotWord(int position) implements Token {}

  record End(int position) implements Token {}
}
