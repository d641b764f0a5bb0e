package org.lumenark.imaging.isolate;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Looks at the busy workers a few times a second and kills those that are over their limits. */
final class WorkerWatch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Set<WorkerProcess> busy = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean closed;

  WorkerWatch() {
    thread = Thread.ofPlatform().daemon().name("lumenark-worker-watch").start(this::watch);
  }

  void add(WorkerProcess worker) {
    busy.add(worker);
    LockSupport.unpark(thread);
  }

  void remove(WorkerProcess worker) {
    busy.remove(worker);
  }

  private void watch() {
    while (!closed) {
      if (busy.isEmpty()) {
        LockSupport.park(this);
      } else {
        long now = System.nanoTime();
        busy.forEach(worker -> worker.killIfOver(now));
        LockSupport.parkNanos(this, PAUSE.toNanos());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
