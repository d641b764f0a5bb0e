package org.lumenark.gateway.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.lumenark.gateway.config.GatewayConfig;

/**
 * Bounds the bytes of checked blocks that all downloads together hold. Who asks has a quarter of
 * the memory and may take more only while half of it stays free, so that downloads which one client
 * takes slowly, or not at all, do not keep the others waiting.
 */
@ApplicationScoped
class BlockMemory {

  private static final int PARTS_OF_ONE = 4;
  private static final int PARTS_KEPT_FREE = 2;

  private final long total;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private final Map<String, Long> held = new HashMap<>();
  private long free;

  @Inject
  BlockMemory(GatewayConfig config) {
    this(config.content().memory(), config.content().memoryWait());
  }

  BlockMemory(long total, Duration patience) {
    this.total = total;
    this.patience = patience;
    free = total;
  }

  /** A share of the memory until it is closed. */
  interface Share extends AutoCloseable {
    @Override
    void close();
  }

  /** Empty if none came free in time. */
  Optional<Share> take(String asking, long bytes) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (!fits(asking, bytes)) {
        if (left <= 0) {
          return Optional.empty();
        }
        left = given.awaitNanos(left);
      }
      free -= bytes;
      held.merge(asking, bytes, Long::sum);
    } finally {
      lock.unlock();
    }
    return Optional.of(() -> give(asking, bytes));
  }

  /** One share is for everybody, whatever its size. */
  private boolean fits(String asking, long bytes) {
    long own = held.getOrDefault(asking, 0L);
    return bytes <= free
        && (own == 0
            || own + bytes <= total / PARTS_OF_ONE
            || free - bytes >= total / PARTS_KEPT_FREE);
  }

  private void give(String asking, long bytes) {
    lock.lock();
    try {
      free += bytes;
      held.computeIfPresent(asking, (who, own) -> own == bytes ? null : Long.valueOf(own - bytes));
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
