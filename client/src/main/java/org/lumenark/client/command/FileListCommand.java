package org.lumenark.client.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "filelist", description = "Work on file lists.", synopsisSubcommandLabel = "check")
final class FileListCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  private FileListCommand() {}

  /** With its subcommands. */
  static picocli.CommandLine of(Console console) {
    return new picocli.CommandLine(new FileListCommand())
        .addSubcommand("check", new FileListCheckCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: filelist check FILE.");
  }
}
