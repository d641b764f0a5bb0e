package org.lumenark.client;

import org.lumenark.client.command.CommandRunner;

/** Entry point of the {@code lumenark} command line. */
public final class Lumenark {

  private Lumenark() {}

  public static void main(String[] arguments) {
    System.exit(CommandRunner.ofProcess().run(arguments));
  }
}
