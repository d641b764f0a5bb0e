package org.lumenark.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.lumenark.standalone.component.StackException;

/** Waits for a stack to be ready and tells what happens meanwhile. */
final class Readiness {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final StandaloneStack stack;
  private final StandaloneStack.Extent extent;
  private final Consumer<String> progress;
  private final Instant begin = Instant.now();
  private final Map<String, String> told = new HashMap<>();

  Readiness(StandaloneStack stack, StandaloneStack.Extent extent, Consumer<String> progress) {
    this.stack = stack;
    this.extent = extent;
    this.progress = progress;
  }

  /**
   * @param supervisor the process if this call has started it
   */
  StackStatus await(Optional<Process> supervisor) throws IOException, InterruptedException {
    while (true) {
      StackStatus status = stack.status();
      status.services().forEach(this::tell);
      boolean asked = Files.exists(stack.home().retry());
      if (done(status)) {
        return status;
      }
      if (!asked && status.failed()) {
        throw failed(
            status.services().stream().filter(one -> one.state().equals("failed")).findFirst());
      }
      if (Instant.now().isAfter(begin.plus(LIMIT))) {
        throw failed(status.services().stream().filter(one -> !one.ready()).findFirst());
      }
      if (supervisor.isPresent()) {
        if (supervisor.get().waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          throw ended();
        }
      } else {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
        if (stack.supervisor().isEmpty()) {
          throw ended();
        }
      }
    }
  }

  private boolean done(StackStatus status) {
    return status.services().stream()
        .filter(service ->
            extent == StandaloneStack.Extent.ALL || Components.NAMES.contains(service.name()))
        .allMatch(StackStatus.ServiceStatus::ready);
  }

  private void tell(StackStatus.ServiceStatus service) {
    String line = line(service);
    if (service.state().equals("stopped") || line.equals(told.put(service.name(), line))) {
      return;
    }
    progress.accept(String.format("%5.1f s  %s", seconds(), line));
  }

  private static String line(StackStatus.ServiceStatus service) {
    String place = service.ready() ? "  127.0.0.1:" + service.port() : "";
    String why = service.problem().isEmpty() ? "" : "  (" + firstLine(service.problem()) + ")";
    return String.format("%-19s %s%s%s", service.name(), service.state(), place, why);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private double seconds() {
    return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
  }

  private StackException failed(Optional<StackStatus.ServiceStatus> service) {
    String name = service.map(StackStatus.ServiceStatus::name).orElse("the stack");
    String problem = service.map(StackStatus.ServiceStatus::problem).orElse("");
    Path log = stack.home().logs().resolve(name + ".log");
    return new StackException(
        StackException.Kind.UNAVAILABLE,
        "stack.component-failed",
        name
            + " does not become ready"
            + (problem.isEmpty() ? "" : ": " + problem)
            + LogTail.of(log));
  }

  private StackException ended() {
    return new StackException(
        StackException.Kind.UNAVAILABLE,
        "stack.supervisor-ended",
        "the supervisor ended" + LogTail.of(stack.home().supervisorOutput()));
  }
}
