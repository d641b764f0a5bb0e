package org.lumenark.testkit;

import java.util.Set;
import org.lumenark.standalone.Coordinates;

/** Servers as containers. */
final class ContainerServers implements ServerProvider {
  @Override
  public Coordinates start(Set<Server> servers) {
    throw new UnsupportedOperationException("containers are not there yet");
  }
}
