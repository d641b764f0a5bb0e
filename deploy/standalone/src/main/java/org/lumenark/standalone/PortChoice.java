package org.lumenark.standalone;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.lumenark.standalone.component.StackException;

/** Chooses the ports of a stack that is about to start, and remembers them. */
final class PortChoice {
  private PortChoice() {}

  static Ports choose(Home home, Location location, Consumer<String> progress) throws IOException {
    Ports known = home.ports().orElse(new Ports(Map.of()));
    int wanted =
        location.port().orElse(known.byName().getOrDefault(Ports.PUBLIC, Location.DEFAULT_PORT));
    if (!FreePorts.isFree(wanted)) {
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
      if (port != wanted && FreePorts.isFree(port)) {
        kept = kept.with(name, port);
      } else {
        progress.accept("port " + port + " of " + name + " is in use now; another is chosen");
      }
    }
    Ports chosen = kept.completed();
    home.keep(chosen);
    return chosen;
  }
}
