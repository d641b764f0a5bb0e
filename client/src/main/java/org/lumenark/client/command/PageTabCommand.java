package org.lumenark.client.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "pagetab", description = "Check and convert metadata in PageTab form.")
final class PageTabCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  /** With the commands below it. */
  static CommandLine of(Console console) {
    return new CommandLine(new PageTabCommand())
        .addSubcommand("check", new PageTabCheckCommand(console))
        .addSubcommand("convert", new PageTabConvertCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say check or convert.");
  }
}
