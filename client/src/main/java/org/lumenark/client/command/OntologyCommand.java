package org.lumenark.client.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "ontology",
    description = "Ontologies of an archive, which suggest and explain terms.",
    synopsisSubcommandLabel = "load|list|remove")
final class OntologyCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  private OntologyCommand() {}

  /** With its subcommands. */
  static picocli.CommandLine of(Console console) {
    return new picocli.CommandLine(new OntologyCommand())
        .addSubcommand("load", new OntologyLoadCommand(console))
        .addSubcommand("list", new OntologyListCommand(console))
        .addSubcommand("remove", new OntologyRemoveCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: ontology load FILE, list, or remove NAME.");
  }
}
