package org.lumenark.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.lumenark.standalone.component.Distributions;
import org.lumenark.standalone.component.StackException;

/**
 * Which stack is meant.
 *
 * @param checkout the folder with the built services and servers
 * @param home the stack's own folder
 * @param port the public port that was asked for; empty: the one it had before, else 8080
 */
public record Location(Path checkout, Path home, OptionalInt port) {
  static final int DEFAULT_PORT = 8080;
  private static final int LARGEST_PORT = 65_535;

  public Location {
    checkout = checkout.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
  }

  /**
   * As {@code LUMENARK_HOME} and {@code LUMENARK_PORT} say. The launcher script names the checkout
   * in the system property {@code lumenark.checkout}; without it, it is the one around the working
   * directory.
   */
  public static Location of(Map<String, String> environment) {
    String named = System.getProperty("lumenark.checkout", "");
    Path checkout =
        named.isBlank() ? Distributions.locate().root().resolve("../../../..") : Path.of(named);
    String home = environment.getOrDefault("LUMENARK_HOME", "");
    return new Location(
        checkout,
        home.isBlank() ? checkout.resolve(".lumenark") : Path.of(home),
        port(environment.getOrDefault("LUMENARK_PORT", "")));
  }

  private static OptionalInt port(String text) {
    if (text.isBlank()) {
      return OptionalInt.empty();
    }
    try {
      int port = Integer.parseInt(text.strip());
      if (port > 0 && port <= LARGEST_PORT) {
        return OptionalInt.of(port);
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number out of range is.
    }
    throw new StackException(
        StackException.Kind.USAGE,
        "stack.port",
        "LUMENARK_PORT is '" + text + "'; give a number from 1 to " + LARGEST_PORT);
  }
}
