package org.lumenark.standalone.installation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lumenark.standalone.component.StackException;

/** Waits until conditions hold, and tells what it waits for whenever that changes. */
public final class Waiting {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Clock clock;
  private final Pause pause;
  private final Consumer<String> tell;

  /** How time passes between two looks. */
  @FunctionalInterface
  public interface Pause {
    void last(Duration duration) throws InterruptedException;
  }

  /**
   * @param tell receives lines for people
   */
  public Waiting(Clock clock, Pause pause, Consumer<String> tell) {
    this.clock = clock;
    this.pause = pause;
    this.tell = tell;
  }

  /**
   * Returns when all conditions have held once.
   *
   * @throws StackException which names each condition that does not hold and why: at once if
   *     waiting would not help, else when the time is over
   */
  public void until(List<Condition> conditions, Duration limit) throws InterruptedException {
    Instant end = clock.instant().plus(limit);
    List<Condition> open = new ArrayList<>(conditions);
    Map<Condition, String> reasons = new LinkedHashMap<>();
    while (true) {
      for (Condition condition : List.copyOf(open)) {
        switch (condition.look()) {
          case Finding.Ready(String words) -> {
            tell.accept(condition.name() + ": " + words);
            open.remove(condition);
            reasons.remove(condition);
          }
          case Finding.NotYet(String reason) -> {
            if (!reason.equals(reasons.put(condition, reason))) {
              tell.accept("waiting for " + condition.name() + ": " + reason);
            }
          }
          case Finding.Unfit(String reason) ->
              throw new StackException(
                  StackException.Kind.MISSING,
                  "installation.unfit",
                  condition.name() + ": " + reason);
        }
      }
      if (open.isEmpty()) {
        return;
      }
      if (!clock.instant().isBefore(end)) {
        throw new StackException(
            StackException.Kind.UNAVAILABLE, "installation.not-ready", told(limit, reasons));
      }
      pause.last(LOOK_EVERY);
    }
  }

  private static String told(Duration limit, Map<Condition, String> reasons) {
    return "not ready after "
        + limit.toSeconds()
        + " s: "
        + reasons.entrySet().stream()
            .map(reason -> reason.getKey().name() + ": " + reason.getValue())
            .collect(Collectors.joining("; "));
  }
}
