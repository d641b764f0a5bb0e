package org.lumenark.standalone.component;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One server process of the stack.
 *
 * <p>The supervisor calls, in this order and from one thread at a time: {@link #prepare()}, {@link
 * #launch()}, {@link #ready()} until it is true, {@link #provision()}; after the process has ended,
 * for whatever reason, it starts again with {@link #prepare()}. Every step is safe to repeat and
 * leaves nothing half done when the machine stops in the middle of it.
 */
public interface Component {
  /** The name of contract 11: {@code postgresql}, {@code kafka}, … */
  String name();

  /** The port that clients use. */
  int port();

  /** The names of the components that must be ready before this one is launched. */
  default List<String> needs() {
    return List.of();
  }

  /** Brings files, folders and configuration into place. */
  void prepare() throws IOException, InterruptedException;

  /** The process to start; nothing is started by this call. */
  Launch launch();

  /** One probe, bounded to a few seconds: whether clients are served now. */
  boolean ready() throws InterruptedException;

  /** A cheaper probe for a server that has been ready before. */
  default boolean alive() throws InterruptedException {
    return ready();
  }

  /** Creates what clients expect inside a ready server (databases, topics, buckets). */
  default void provision() throws IOException, InterruptedException {}

  /** How the server is asked to stop, and how long it may take before it is killed. */
  default Stop stop() {
    return new Stop(Stop.Signal.TERM, Duration.ofSeconds(20));
  }

  /**
   * How long a start may take before it counts as failed; generous, because a busy machine is no
   * fault and a process that has ended is noticed at once.
   */
  default Duration startLimit() {
    return Duration.ofMinutes(10);
  }
}
