package org.lumenark.client.command;

import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "token", description = "Print a bearer token that is valid now.")
final class TokenCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  TokenCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    String url = archive.origin(console);
    String token =
        archive.tokens(console).current().orElseThrow(() -> ClientException.notLoggedIn(url));
    print(Json.object().put("token", token), token);
    return ExitCode.DONE;
  }
}
