package org.lumenark.client.command;

import java.time.Clock;
import java.util.Optional;
import org.lumenark.client.archive.Json;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.login.Login;
import org.lumenark.client.login.LoginServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "logout", description = "Forget the login, here and at the login server.")
final class LogoutCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  LogoutCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    String url = archive.origin(console);
    Optional<Login> login = archive.logins(console).find(url);
    if (login.isPresent()) {
      try {
        LoginServer.of(Clock.systemUTC(), login.get()).revoke(login.get());
      } catch (ClientException e) {
        console.note("The login server could not be told: " + e.getMessage());
      }
      archive.logins(console).forget(url);
    }
    print(
        Json.object().put("url", url).put("loggedIn", false),
        login.isPresent() ? "Logged out of " + url : "There was no login at " + url);
    return ExitCode.DONE;
  }
}
