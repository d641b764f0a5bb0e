package org.lumenark.client.command;

import picocli.CommandLine.Option;

/** What every command explains itself by. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;
}
