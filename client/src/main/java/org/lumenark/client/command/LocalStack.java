package org.lumenark.client.command;

import java.io.IOException;
import java.util.Map;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.standalone.Location;
import org.lumenark.standalone.StackStatus;
import org.lumenark.standalone.StandaloneStack;

/** The standalone stack of this checkout. */
final class LocalStack {

  private LocalStack() {}

  /** Where it answers; fails if none runs. */
  static String url(Map<String, String> environment) {
    try {
      StackStatus status = new StandaloneStack(Location.of(environment)).status();
      if (status.state() != StackStatus.State.down) {
        return status.url();
      }
    } catch (IOException | IllegalStateException e) {
      throw down(environment);
    }
    throw down(environment);
  }

  private static ClientException down(Map<String, String> environment) {
    return new ClientException(
        ExitCode.UNAVAILABLE,
        "stack.down",
        "No archive is named (--url, LUMENARK_URL) and none runs here. Start one: lumenark up",
        environment.getOrDefault("LUMENARK_HOME", ".lumenark"));
  }
}
