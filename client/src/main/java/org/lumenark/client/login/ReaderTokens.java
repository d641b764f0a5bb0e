package org.lumenark.client.login;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.lumenark.client.archive.Tokens;
import org.lumenark.client.failure.ClientException;

/**
 * For what strangers may do as well: a login that cannot be renewed is said once, and what is
 * public is read without it. Safe for many threads.
 */
public final class ReaderTokens implements Tokens {

  private final Tokens kept;
  private final Consumer<String> note;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean stranger;

  /**
   * @param note receives one line for people when the login is given up
   */
  public ReaderTokens(Tokens kept, Consumer<String> note) {
    this.kept = kept;
    this.note = note;
  }

  @Override
  public Optional<String> current() {
    lock.lock();
    try {
      return stranger ? Optional.empty() : kept.current();
    } catch (ClientException e) {
      if (!e.code().startsWith("login.")) {
        throw e;
      }
      stranger = true;
      note.accept(e.getMessage() + " Going on without a login: only what is public is found.");
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void refused(String token) {
    kept.refused(token);
  }
}
