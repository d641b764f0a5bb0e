package org.lumenark.client.command;

import org.lumenark.client.archive.ArchiveClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: it asks for one of those below it. */
@Command
final class GroupCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin HelpOption help = new HelpOption();

  private final String question;

  private GroupCommand(String question) {
    this.question = question;
  }

  static CommandLine collection(Console console) {
    return group(
            "Collections of an archive, and what each asks of a deposit.",
            "put|list|remove",
            "Say what to do: collection put FILE, list, or remove NAME.")
        .addSubcommand("put", new CollectionPutCommand(console))
        .addSubcommand("list", new CollectionListCommand(console))
        .addSubcommand(
            "remove",
            RemoveCommand.of(
                console,
                "Remove a collection that no study is in. For admins.",
                ArchiveClient::removeCollection));
  }

  static CommandLine installation(Console console) {
    return group(
            "What an installation needs on servers of others; the Helm chart runs these.",
            "await|prepare|trial-secrets",
            "Say what to do: installation await, prepare, or trial-secrets.")
        .addSubcommand("await", new InstallationAwaitCommand(console))
        .addSubcommand("prepare", new InstallationPrepareCommand(console))
        .addSubcommand("trial-secrets", new InstallationSecretsCommand(console));
  }

  static CommandLine ontology(Console console) {
    return group(
            "Ontologies of an archive, which suggest and explain terms.",
            "load|list|remove",
            "Say what to do: ontology load FILE, list, or remove NAME.")
        .addSubcommand("load", new OntologyLoadCommand(console))
        .addSubcommand("list", new OntologyListCommand(console))
        .addSubcommand(
            "remove",
            RemoveCommand.of(
                console,
                "Remove an ontology. Terms that documents name stay as they are. For admins.",
                ArchiveClient::removeOntology));
  }

  static CommandLine fileList(Console console) {
    return group("Work on file lists.", "check", "Say what to do: filelist check FILE.")
        .addSubcommand("check", new FileListCheckCommand(console));
  }

  static CommandLine pageTab(Console console) {
    return group(
            "Check and convert metadata in PageTab form.", "[COMMAND]", "Say check or convert.")
        .addSubcommand("check", new PageTabCheckCommand(console))
        .addSubcommand("convert", new PageTabConvertCommand(console));
  }

  private static CommandLine group(String description, String synopsis, String question) {
    CommandLine group = new CommandLine(new GroupCommand(question));
    group
        .getCommandSpec()
        .usageMessage()
        .description(description)
        .synopsisSubcommandLabel(synopsis);
    return group;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), question);
  }
}
