package org.lumenark.client.login;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lumenark.client.archive.Tokens;

/** Tokens of the kept login of one archive, renewed when they end. Safe for many threads. */
public final class KeptTokens implements Tokens {

  private final LoginStore store;
  private final String url;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Login login;
  private boolean read;

  public KeptTokens(LoginStore store, String url, Clock clock) {
    this.store = store;
    this.url = url;
    this.clock = clock;
  }

  @Override
  public Optional<String> current() {
    lock.lock();
    try {
      Login known = known();
      if (known == null) {
        return Optional.empty();
      }
      if (!known.freshAt(clock.instant())) {
        known = LoginServer.of(clock, known).refreshed(known);
        store.keep(known);
        login = known;
      }
      return Optional.of(known.accessToken());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void refused(String token) {
    lock.lock();
    try {
      Login known = known();
      if (known != null && known.accessToken().equals(token)) {
        login = known.expired();
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Login known() {
    if (!read) {
      login = store.find(url).orElse(null);
      read = true;
    }
    return login;
  }
}
