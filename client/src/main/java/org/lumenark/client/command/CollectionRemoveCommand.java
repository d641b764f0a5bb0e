package org.lumenark.client.command;

import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a collection that no study is in. For admins.")
final class CollectionRemoveCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Parameters(paramLabel = "NAME", description = "As list shows it.")
  String name = "";

  CollectionRemoveCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    archive.loggedIn(console).removeCollection(name);
    print(Json.object().put("name", name).put("removed", true), "Removed " + name);
    return ExitCode.DONE;
  }
}
