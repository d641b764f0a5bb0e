package org.lumenark.standalone.supervision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.lumenark.standalone.component.Component;
import org.lumenark.standalone.component.ServiceUser;

/** A set of components that are started side by side and stopped in the reverse of their order. */
public final class Supervision implements Supervised.Group {
  private static final long LOG_LIMIT_BYTES = 8L * 1024 * 1024;

  private final List<Supervised> members = new ArrayList<>();
  private final Runnable onChange;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changes = lock.newCondition();

  /**
   * @param components in the order of their dependencies
   * @param logs the folder for one log file each
   * @param onChange called after each change of state, from any thread; must be quick
   */
  public Supervision(
      List<? extends Component> components, ServiceUser user, Path logs, Runnable onChange) {
    this.onChange = onChange;
    for (Component component : components) {
      LogFile log = new LogFile(logs.resolve(component.name() + ".log"), LOG_LIMIT_BYTES);
      members.add(new Supervised(component, user, log, this));
    }
  }

  public List<Supervised> members() {
    return List.copyOf(members);
  }

  @Override
  public boolean ready(String name) {
    return members.stream()
        .filter(member -> member.component().name().equals(name))
        .allMatch(member -> member.state() == ServiceState.READY);
  }

  @Override
  public void changed() {
    lock.lock();
    try {
      changes.signalAll();
    } finally {
      lock.unlock();
    }
    onChange.run();
  }

  /** Starts what is not running; those that were given up are tried again. */
  public void start() {
    members.forEach(Supervised::start);
  }

  /** Starts the named ones and those that they need. */
  public void start(Collection<String> names) {
    for (Supervised member : members) {
      if (names.contains(member.component().name())) {
        start(member.component().needs());
        member.start();
      }
    }
  }

  /** Waits until the named ones are ready; answers one that is not. */
  public Optional<Supervised> awaitReady(Collection<String> names, Duration limit)
      throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      while (nanos > 0 && first(ServiceState.FAILED).isEmpty() && unready(names).isPresent()) {
        nanos = changes.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
    return first(ServiceState.FAILED).or(() -> unready(names));
  }

  private Optional<Supervised> unready(Collection<String> names) {
    return members.stream()
        .filter(member -> names.contains(member.component().name()))
        .filter(member -> member.state() != ServiceState.READY)
        .findFirst();
  }

  /** Ends all at once, without a chance to tidy up. */
  public void kill() {
    members.forEach(Supervised::kill);
  }

  /** Waits until all are ready; answers one that is not. */
  public Optional<Supervised> awaitReady(Duration limit) throws InterruptedException {
    return awaitReady(members.stream().map(member -> member.component().name()).toList(), limit);
  }

  private Optional<Supervised> first(ServiceState state) {
    return members.stream().filter(member -> member.state() == state).findFirst();
  }

  /** Stops all; those that others need last, each group side by side. */
  public void stop() throws InterruptedException {
    List<Supervised> left = new ArrayList<>(members);
    while (!left.isEmpty()) {
      List<Supervised> free = left.stream().filter(member -> !needed(member, left)).toList();
      List<Thread> stoppers =
          free.stream().map(member -> Thread.ofPlatform().start(() -> stop(member))).toList();
      for (Thread stopper : stoppers) {
        stopper.join();
      }
      left.removeAll(free);
    }
  }

  private static boolean needed(Supervised member, List<Supervised> by) {
    return by.stream()
        .anyMatch(other -> other.component().needs().contains(member.component().name()));
  }

  private static void stop(Supervised member) {
    try {
      member.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
