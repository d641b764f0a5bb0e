package org.lumenark.submission.audit;

import java.util.Optional;
import org.lumenark.contracts.event.Owner;
import org.lumenark.platform.security.Caller;

/**
 * Who does something.
 *
 * @param subject empty for the archive itself
 * @param name of the account, as it was then
 */
public record Actor(Optional<String> subject, String name) {

  public static Actor of(Caller caller) {
    return new Actor(caller.subject(), caller.username());
  }

  public static Actor of(Owner owner) {
    return new Actor(Optional.of(owner.subject()), owner.username());
  }

  /** What happens by itself, such as a release when its date has come. */
  public static Actor archive() {
    return new Actor(Optional.empty(), "archive");
  }
}
