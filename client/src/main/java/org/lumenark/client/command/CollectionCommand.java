package org.lumenark.client.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "collection",
    description = "Collections of an archive, and what each asks of a deposit.",
    synopsisSubcommandLabel = "put|list|remove")
final class CollectionCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  private CollectionCommand() {}

  /** With its subcommands. */
  static picocli.CommandLine of(Console console) {
    return new picocli.CommandLine(new CollectionCommand())
        .addSubcommand("put", new CollectionPutCommand(console))
        .addSubcommand("list", new CollectionListCommand(console))
        .addSubcommand("remove", new CollectionRemoveCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: collection put FILE, list, or remove NAME.");
  }
}
