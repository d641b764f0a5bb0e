package org.lumenark.gateway.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lumenark.gateway.config.GatewayConfig;

/** Bounds how many pictures are drawn at a time, and how many requests wait for that. */
@ApplicationScoped
class RenderSlots {

  private final Semaphore drawing;
  private final Semaphore admitted;
  private final Duration wait;

  @Inject
  RenderSlots(GatewayConfig config) {
    this(config.render().concurrent(), config.render().waiting(), config.render().patience());
  }

  RenderSlots(int concurrent, int waiting, Duration patience) {
    drawing = new Semaphore(concurrent, true);
    admitted = new Semaphore(concurrent + waiting);
    wait = patience;
  }

  /** A place until it is closed. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /** Empty if too many wait already, or none came free in time. */
  Optional<Slot> take() throws InterruptedException {
    if (!admitted.tryAcquire()) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      taken = drawing.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!taken) {
        admitted.release();
      }
    }
    return taken ? Optional.of(this::free) : Optional.empty();
  }

  private void free() {
    drawing.release();
    admitted.release();
  }
}
