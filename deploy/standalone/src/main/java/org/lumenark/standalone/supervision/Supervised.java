package org.lumenark.standalone.supervision;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lumenark.standalone.component.Component;
import org.lumenark.standalone.component.ServiceUser;
import org.lumenark.standalone.component.Spawner;

/**
 * One component that is kept running: it is prepared, started, probed, provisioned, and started
 * again with growing pauses when it ends, until {@link #stop()}.
 */
public final class Supervised {
  private static final Duration PROBE_EVERY = Duration.ofMillis(250);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(5);
  private static final int DEAF_CHECKS = 3;

  private final Component component;
  private final ServiceUser user;
  private final LogFile log;
  private final Group group;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private ServiceState state = ServiceState.STOPPED;
  private @Nullable Process process;
  private @Nullable Thread keeper;
  private String problem = "";
  private boolean stopping;

  /** What a component sees of the others. */
  public interface Group {
    /** Whether the named component is ready; true for one that is not part of the group. */
    boolean ready(String name);

    /** Called after each change of state, from any thread; must not block. */
    void changed();
  }

  public Supervised(Component component, ServiceUser user, LogFile log, Group group) {
    this.component = component;
    this.user = user;
    this.log = log;
    this.group = group;
  }

  public Component component() {
    return component;
  }

  public LogFile log() {
    return log;
  }

  public ServiceState state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /** Why the last attempt failed; empty if none did. */
  public String problem() {
    lock.lock();
    try {
      return problem;
    } finally {
      lock.unlock();
    }
  }

  /** Of the server's own process; 0 when there is none. */
  public long pid() {
    lock.lock();
    try {
      return process != null && process.isAlive() ? process.pid() : 0;
    } finally {
      lock.unlock();
    }
  }

  /** Starts to keep the component running; does nothing if that is so already. */
  public void start() {
    lock.lock();
    try {
      if (keeper != null && keeper.isAlive()) {
        return;
      }
      stopping = false;
      problem = "";
      state = ServiceState.STARTING;
      keeper = Thread.ofPlatform().daemon().name("keep-" + component.name()).start(this::keep);
    } finally {
      lock.unlock();
    }
    group.changed();
  }

  private void keep() {
    Backoff backoff = Backoff.NONE;
    try {
      while (!pause(backoff.delay())) {
        if (awaitNeeds()) {
          return;
        }
        Instant begin = Instant.now();
        boolean wasReady = attempt();
        boolean lasted = wasReady && begin.plus(Duration.ofMinutes(2)).isBefore(Instant.now());
        Backoff before = lasted ? Backoff.NONE : backoff;
        backoff = wasReady ? before.afterReady() : before.afterNeverReady();
        if (backoff.exhausted()) {
          moveTo(ServiceState.FAILED, problem());
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.line("gave up: " + e);
      moveTo(ServiceState.FAILED, String.valueOf(e.getMessage()));
    } finally {
      kill();
    }
  }

  private boolean awaitNeeds() throws InterruptedException {
    while (!component.needs().stream().allMatch(group::ready)) {
      if (pause(PROBE_EVERY)) {
        return true;
      }
    }
    return false;
  }

  /** One life of the process; answers whether it was ever ready. */
  private boolean attempt() throws InterruptedException {
    Process started;
    try {
      component.prepare();
      if (isStopping()) {
        return false;
      }
      started = Spawner.start(user, component.launch());
    } catch (IOException e) {
      log.line("cannot start: " + e.getMessage());
      moveTo(ServiceState.STARTING, String.valueOf(e.getMessage()));
      return false;
    }
    adopt(started);
    Thread.ofPlatform()
        .daemon()
        .name("log-" + component.name())
        .start(() -> log.pump(started.getInputStream()));
    boolean ready = false;
    try {
      ready = awaitReady(started);
      if (ready) {
        component.provision();
        moveTo(ServiceState.READY, "");
        watch(started);
      }
    } catch (IOException e) {
      log.line("cannot provision: " + e.getMessage());
      moveTo(ServiceState.STARTING, String.valueOf(e.getMessage()));
      end(started);
      return false;
    }
    return ready;
  }

  private boolean awaitReady(Process started) throws InterruptedException {
    Instant limit = Instant.now().plus(component.startLimit());
    while (started.isAlive()) {
      if (component.ready()) {
        return true;
      }
      if (Instant.now().isAfter(limit)) {
        log.line("not ready after " + component.startLimit().toSeconds() + " s");
        moveTo(ServiceState.STARTING, "was not ready in time");
        end(started);
        return false;
      }
      started.waitFor(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
    ended(started);
    return false;
  }

  /** Until the process ends; a server that no longer answers is shown as starting. */
  private void watch(Process started) throws InterruptedException {
    int deaf = 0;
    while (!started.waitFor(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      deaf = component.alive() ? 0 : deaf + 1;
      if (deaf >= DEAF_CHECKS) {
        moveTo(ServiceState.STARTING, "does not answer");
      } else if (deaf == 0) {
        moveTo(ServiceState.READY, "");
      }
    }
    ended(started);
  }

  private void ended(Process started) {
    if (!isStopping()) {
      String what = "ended with exit code " + started.exitValue();
      log.line(what);
      moveTo(ServiceState.STARTING, what);
    }
  }

  private void adopt(Process started) {
    lock.lock();
    try {
      process = started;
    } finally {
      lock.unlock();
    }
    group.changed();
  }

  private void moveTo(ServiceState next, String why) {
    boolean different;
    lock.lock();
    try {
      different = state != next || !problem.equals(why);
      if (stopping && next == ServiceState.READY) {
        return;
      }
      state = next;
      problem = why;
    } finally {
      lock.unlock();
    }
    if (different) {
      group.changed();
    }
  }

  private boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Waits, or less if a stop is asked for; answers whether it is. */
  private boolean pause(Duration duration) throws InterruptedException {
    lock.lock();
    try {
      long nanos = duration.toNanos();
      while (!stopping && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Asks the server to stop, waits as long as it may take, and kills it after that. */
  public void stop() throws InterruptedException {
    Process running;
    Thread keeping;
    lock.lock();
    try {
      stopping = true;
      running = process;
      keeping = keeper;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (running != null) {
      end(running);
    }
    if (keeping != null) {
      keeping.join(Duration.ofSeconds(10));
    }
    kill();
    moveTo(ServiceState.STOPPED, "");
  }

  private void end(Process running) throws InterruptedException {
    if (!running.isAlive()) {
      return;
    }
    Signals.send(component.stop().signal(), running.pid());
    if (!running.waitFor(component.stop().limit().toMillis(), TimeUnit.MILLISECONDS)) {
      log.line("did not stop in " + component.stop().limit().toSeconds() + " s and was killed");
      running.destroyForcibly().waitFor();
    }
  }

  /** Ends the process at once and does not start it again. */
  void kill() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
      if (process != null) {
        process.destroyForcibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
