package org.lumenark.client.command;

import java.util.Optional;
import org.lumenark.client.failure.ClientException;

/** Failures of the stack's own commands as those of the client. */
final class StandaloneFailures {

  private StandaloneFailures() {}

  static Optional<ClientException> translate(Throwable thrown) {
    return Optional.empty();
  }
}
