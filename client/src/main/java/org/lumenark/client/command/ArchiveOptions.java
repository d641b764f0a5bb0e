package org.lumenark.client.command;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Http;
import org.lumenark.client.archive.Tokens;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;
import org.lumenark.client.login.KeptTokens;
import org.lumenark.client.login.LoginStore;
import org.lumenark.client.login.ReaderTokens;
import picocli.CommandLine.Option;

/** Which archive: {@code --url}, else {@code LUMENARK_URL}, else the stack that runs here. */
final class ArchiveOptions {

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The archive. Default: $$LUMENARK_URL, else the stack that runs here.")
  private @Nullable String url;

  /** Origin of the archive, without a slash at its end. */
  String origin(Console console) {
    String given = url != null ? url : console.environment().getOrDefault("LUMENARK_URL", "");
    return given.isEmpty() ? LocalStack.url(console.environment()) : normal(given);
  }

  /** The same where it is known without asking anybody; empty if only a stack here would be it. */
  Optional<String> named(Console console) {
    String given = url != null ? url : console.environment().getOrDefault("LUMENARK_URL", "");
    return given.isEmpty() ? Optional.empty() : Optional.of(normal(given));
  }

  LoginStore logins(Console console) {
    return LoginStore.ofUser(console.environment());
  }

  Tokens tokens(Console console) {
    return new KeptTokens(logins(console), origin(console), Clock.systemUTC());
  }

  /** For reading: with the kept login where there is one that can be renewed. */
  ArchiveClient reader(Console console) {
    Tokens tokens = new ReaderTokens(tokens(console), line -> console.note("lumenark: " + line));
    return new ArchiveClient(Http.to(origin(console), tokens));
  }

  /** Fails at once where nobody is logged in. */
  ArchiveClient loggedIn(Console console) {
    ArchiveClient client = new ArchiveClient(Http.to(origin(console), tokens(console)));
    if (!client.http().loggedIn()) {
      throw ClientException.notLoggedIn(origin(console));
    }
    return client;
  }

  static String normal(String given) {
    String origin = given;
    while (origin.endsWith("/")) {
      origin = origin.substring(0, origin.length() - 1);
    }
    try {
      URI uri = URI.create(origin);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getUserInfo() == null) {
        return origin;
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(given);
    }
    throw notAnAddress(given);
  }

  private static ClientException notAnAddress(String given) {
    return new ClientException(
        ExitCode.USAGE,
        "usage.url",
        "'" + given + "' is no address of an archive, such as https://archive.example.org",
        "--url");
  }
}
