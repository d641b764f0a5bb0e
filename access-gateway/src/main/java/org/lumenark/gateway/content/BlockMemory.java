package org.lumenark.gateway.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lumenark.gateway.config.GatewayConfig;

/** Bounds the bytes of checked blocks that all downloads together hold. */
@ApplicationScoped
class BlockMemory {

  private static final int UNIT_BYTES = 4096;

  private final Semaphore units;
  private final Duration wait;

  BlockMemory(GatewayConfig config) {
    this.units = new Semaphore(Math.toIntExact(config.content().memory() / UNIT_BYTES), true);
    this.wait = config.content().memoryWait();
  }

  /** A share of the memory until it is closed. */
  interface Share extends AutoCloseable {
    @Override
    void close();
  }

  /** Empty if none came free in time. */
  Optional<Share> take(long bytes) throws InterruptedException {
    int share = (int) (bytes / UNIT_BYTES) + 1;
    if (!units.tryAcquire(share, wait.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    return Optional.of(() -> units.release(share));
  }
}
