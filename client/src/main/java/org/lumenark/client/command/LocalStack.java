package org.lumenark.client.command;

import java.util.Map;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/** The standalone stack of this checkout. */
final class LocalStack {

  private LocalStack() {}

  /** Where it answers; fails if none runs. */
  static String url(Map<String, String> environment) {
    throw new ClientException(
        ExitCode.UNAVAILABLE,
        "stack.down",
        "No archive is named (--url, LUMENARK_URL) and none runs here. Start one: lumenark up",
        environment.getOrDefault("LUMENARK_HOME", ".lumenark"));
  }

  static ExitCode status(Console console, OutputForm form) {
    throw new IllegalStateException(form + " " + console);
  }
}
