package org.lumenark.testkit;

import java.util.Set;
import org.lumenark.standalone.Coordinates;

/** Where the real servers of a test run come from. */
interface ServerProvider {
  /**
   * Makes sure that the servers are ready. The answer has the coordinates of all five; those that
   * nobody has asked for may not listen. Safe to call again with others.
   */
  Coordinates start(Set<Server> servers) throws Exception;
}
