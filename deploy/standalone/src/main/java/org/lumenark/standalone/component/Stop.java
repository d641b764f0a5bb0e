package org.lumenark.standalone.component;

import java.time.Duration;

/** How a server is asked to stop, and when it is killed if it does not. */
public record Stop(Signal signal, Duration limit) {
  /** The signals that the servers understand as a request to stop. */
  public enum Signal {
    INT,
    TERM
  }
}
