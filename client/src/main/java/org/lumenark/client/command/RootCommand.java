package org.lumenark.client.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "lumenark",
    version = "lumenark " + RootCommand.VERSION,
    description = "An archive of bioimages: deposit, search, fetch; and run one.",
    synopsisSubcommandLabel = "COMMAND",
    footer = "lumenark COMMAND --help says more of each.")
final class RootCommand implements Runnable {

  static final String VERSION = "0.1.0";

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin HelpOption help = new HelpOption();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command.");
  }
}
