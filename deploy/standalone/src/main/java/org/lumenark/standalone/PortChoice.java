package org.lumenark.standalone;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.lumenark.standalone.component.StackException;

/**
 * Chooses the ports of a stack that is about to start, and remembers them. A stack keeps the ports
 * that it had: clients remember addresses, tokens name their issuer.
 */
final class PortChoice {

  /** A process that was killed keeps its port until the kernel has taken its memory apart. */
  private static final Duration LETTING_GO = Duration.ofSeconds(10);

  private PortChoice() {}

  static Ports choose(Home home, Location location, Consumer<String> progress) throws IOException {
    Ports known = home.ports().orElse(new Ports(Map.of()));
    int wanted =
        location.port().orElse(known.byName().getOrDefault(Ports.PUBLIC, Location.DEFAULT_PORT));
    Instant limit = Instant.now().plus(LETTING_GO);
    boolean free =
        known.byName().containsValue(wanted)
            ? becomesFree(wanted, limit)
            : FreePorts.isFree(wanted);
    if (!free) {
      throw new StackException(
          StackException.Kind.BUSY,
          "stack.port-in-use",
          "port "
              + wanted
              + " is in use by another program; end it, or choose another: LUMENARK_PORT="
              + (wanted + 1));
    }
    Ports kept = new Ports(Map.of(Ports.PUBLIC, wanted));
    for (String name : Ports.INTERNAL) {
      Integer port = known.byName().get(name);
      if (port == null) {
        continue;
      }
      if (port != wanted && becomesFree(port, limit)) {
        kept = kept.with(name, port);
      } else {
        progress.accept("port " + port + " of " + name + " is in use now; another is chosen");
      }
    }
    Ports chosen = kept.completed();
    home.keep(chosen);
    return chosen;
  }

  private static boolean becomesFree(int port, Instant limit) {
    while (!FreePorts.isFree(port)) {
      if (Instant.now().isAfter(limit)) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return true;
  }
}
