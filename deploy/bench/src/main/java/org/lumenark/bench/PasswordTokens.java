package org.lumenark.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Tokens;
import org.lumenark.client.login.Login;
import org.lumenark.client.login.LoginServer;

/**
 * Tokens of a demo account, renewed before they run out, so that long measurements are not cut off.
 */
final class PasswordTokens implements Tokens {

  private static final Duration RENEW_AFTER = Duration.ofMinutes(2);

  private final LoginServer server;
  private final String user;
  private @Nullable Login login;
  private Instant renewAt = Instant.MIN;

  PasswordTokens(LoginServer server, String user) {
    this.server = server;
    this.user = user;
  }

  @Override
  public synchronized Optional<String> current() {
    Login known = login;
    if (known == null || Instant.now().isAfter(renewAt)) {
      known = server.byPassword(user, user);
      login = known;
      renewAt = Instant.now().plus(RENEW_AFTER);
    }
    return Optional.of(known.accessToken());
  }

  @Override
  public synchronized void refused(String token) {
    login = null;
  }
}
