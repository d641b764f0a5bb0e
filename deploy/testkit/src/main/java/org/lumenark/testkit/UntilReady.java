package org.lumenark.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.lumenark.standalone.component.Component;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Asks a server the way the standalone stack asks it, until it serves or its container has ended.
 */
final class UntilReady extends AbstractWaitStrategy {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Component component;

  UntilReady(Component component) {
    this.component = component;
  }

  @Override
  protected void waitUntilReady() {
    Instant limit = Instant.now().plus(component.startLimit());
    while (!answers()) {
      if (!waitStrategyTarget.isRunning() || Instant.now().isAfter(limit)) {
        throw new IllegalStateException(
            component.name() + " is not ready:\n" + waitStrategyTarget.getLogs());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private boolean answers() {
    try {
      return component.ready();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
