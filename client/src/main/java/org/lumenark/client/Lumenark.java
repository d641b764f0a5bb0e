package org.lumenark.client;

import org.lumenark.client.command.CommandRunner;

/** Entry point of the {@code lumenark} command line. */
public final class Lumenark {

  private Lumenark() {}

  public static void main(String[] arguments) {
    prepare();
    System.exit(CommandRunner.ofProcess().run(arguments));
  }

  static void prepare() {
    // A library that logs must not speak on standard error for want of a logger.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }
}
