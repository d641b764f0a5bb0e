package org.lumenark.client.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command. */
final class OutputOptions {

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress.")
  private boolean quiet;

  @Mixin private HelpOption help = new HelpOption();

  OutputForm form() {
    return json ? OutputForm.JSON : OutputForm.TEXT;
  }

  boolean quiet() {
    return quiet;
  }
}
