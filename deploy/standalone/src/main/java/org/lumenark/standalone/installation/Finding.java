package org.lumenark.standalone.installation;

/** How it stands with a {@link Condition}. */
public sealed interface Finding {

  /** It holds. */
  record Ready(String words) implements Finding {}

  /** It does not hold, and may do so later. */
  record NotYet(String reason) implements Finding {}

  /** It does not hold, and waiting would not help: a server that is too old, for example. */
  record Unfit(String reason) implements Finding {}
}
