package org.lumenark.client.command;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.Tokens;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.login.DeviceCode;
import org.lumenark.client.login.Login;
import org.lumenark.client.login.LoginServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "login",
    description = {
      "Log in and keep the login.",
      "Without a user: shows an address and a code for a browser anywhere."
    })
final class LoginCommand extends ClientCommand {

  @Mixin ArchiveOptions archive = new ArchiveOptions();

  @Option(names = "--user", paramLabel = "USER", description = "Log in by password.")
  @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      description = "The password; '-' reads a line from standard input.")
  @Nullable String password;

  @Option(
      names = "--login-server",
      paramLabel = "URL",
      description =
          "Where the login server is reached from here. Default: as the archive names it.")
  @Nullable String loginServer;

  LoginCommand(Console console) {
    super(console);
  }

  @Override
  ExitCode run(Console console) {
    String url = archive.origin(console);
    ArchiveClient stranger = new ArchiveClient(Http.to(url, Tokens.none()));
    LoginServer server =
        loginServer == null
            ? LoginServer.of(Clock.systemUTC(), url, stranger.about())
            : LoginServer.at(
                Clock.systemUTC(), url, stranger.about(), ArchiveOptions.normal(loginServer));
    Login login =
        user == null
            ? server.byDevice(code -> show(console, code))
            : server.byPassword(user, password());
    archive.logins(console).keep(login);
    print(Json.object().put("url", url).put("loggedIn", true), "Logged in at " + url);
    return ExitCode.DONE;
  }

  private static void show(Console console, DeviceCode code) {
    console.note("Open  " + code.complete());
    console.note("or    " + code.address() + "  and type the code  " + code.userCode());
    console.note("Waiting for your consent ...");
  }

  private String password() {
    if (password == null) {
      throw new ClientException(
          ExitCode.USAGE, "usage.password", "Give --password PASSWORD, or - to type it.", null);
    }
    return password.equals("-") ? line() : password;
  }

  private static String line() {
    try {
      StringBuilder line = new StringBuilder();
      Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString().stripTrailing();
    } catch (IOException e) {
      throw ClientException.localFile("standard input", e);
    }
  }
}
