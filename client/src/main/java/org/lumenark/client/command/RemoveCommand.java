package org.lumenark.client.command;

import java.util.function.BiConsumer;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes what a list of the archive shows by its name. */
@Command(name = "remove")
final class RemoveCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "NAME", description = "As list shows it.")
  String name = "";

  private final BiConsumer<ArchiveClient, String> removal;

  private RemoveCommand(Console console, BiConsumer<ArchiveClient, String> removal) {
    super(console);
    this.removal = removal;
  }

  static CommandLine of(
      Console console, String description, BiConsumer<ArchiveClient, String> removal) {
    CommandLine line = new CommandLine(new RemoveCommand(console, removal));
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  @Override
  ExitCode run(Console console) {
    removal.accept(archive.loggedIn(console), name);
    print(Json.object().put("name", name).put("removed", true), "Removed " + name);
    return ExitCode.DONE;
  }
}
