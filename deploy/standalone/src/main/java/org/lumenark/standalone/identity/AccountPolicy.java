package org.lumenark.standalone.identity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lumenark.standalone.component.StackException;

/**
 * What people may do about their accounts.
 *
 * @param selfRegistration whether anyone may make one
 * @param mail by which addresses are verified and forgotten passwords replaced
 * @param orcid the archive as a client of ORCID, by which people then sign in
 */
public record AccountPolicy(
    boolean selfRegistration, Optional<MailServer> mail, Optional<OrcidClient> orcid) {
  /** The operator's switch. */
  public static final String SWITCH = "LUMENARK_SELF_REGISTRATION";

  /** Of a standalone stack: it listens on its own machine only, and is there to be tried. */
  public static AccountPolicy ofStandalone(Map<String, String> environment) {
    return of(environment, true);
  }

  /** Of an installation: strangers may reach it, so that the operator has to want it. */
  public static AccountPolicy ofInstallation(Map<String, String> environment) {
    return of(environment, false);
  }

  private static AccountPolicy of(Map<String, String> environment, boolean usual) {
    String value = environment.getOrDefault(SWITCH, "").strip().toLowerCase(Locale.ROOT);
    boolean open =
        switch (value) {
          case "" -> usual;
          case "true" -> true;
          case "false" -> false;
          default ->
              throw new StackException(
                  StackException.Kind.USAGE,
                  "stack.self-registration",
                  SWITCH + " is '" + value + "'; give true or false");
        };
    return new AccountPolicy(open, MailServer.of(environment), OrcidClient.of(environment));
  }
}
