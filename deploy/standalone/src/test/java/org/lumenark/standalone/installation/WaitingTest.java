package org.lumenark.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lumenark.standalone.component.StackException;

class WaitingTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final List<String> told = new ArrayList<>();
  private final Waiting waiting =
      new Waiting(
          new MovedClock(now), pause -> now.updateAndGet(before -> before.plus(pause)), told::add);

  @Test
  void it_ends_when_all_have_held_once_and_says_what_it_waited_for_once() throws Exception {
    Condition kafka =
        scripted(
            "Kafka",
            new Finding.NotYet("nobody listens"),
            new Finding.NotYet("nobody listens"),
            new Finding.NotYet("topics are absent: a"),
            new Finding.Ready("all 1 topics are there"));
    Condition store = scripted("store", new Finding.Ready("buckets a, b"));

    waiting.until(List.of(kafka, store), Duration.ofMinutes(1));

    assertThat(told)
        .containsExactly(
            "waiting for Kafka: nobody listens",
            "store: buckets a, b",
            "waiting for Kafka: topics are absent: a",
            "Kafka: all 1 topics are there");
  }

  @Test
  void when_the_time_is_over_each_that_does_not_hold_is_named_with_its_last_reason() {
    Condition kafka = scripted("Kafka", new Finding.NotYet("nobody listens"));
    Condition store = scripted("store", new Finding.NotYet("the bucket a is absent"));
    Condition search = scripted("search", new Finding.Ready("version 3.6.0"));

    assertThatThrownBy(() -> waiting.until(List.of(kafka, store, search), Duration.ofSeconds(10)))
        .isInstanceOfSatisfying(
            StackException.class,
            failure -> assertThat(failure.code()).isEqualTo("installation.not-ready"))
        .hasMessage("not ready after 10 s: Kafka: nobody listens; store: the bucket a is absent");
    assertThat(now.get()).isEqualTo(Instant.EPOCH.plusSeconds(10));
  }

  @Test
  void a_server_that_is_too_old_ends_it_at_once() {
    Condition database =
        scripted("PostgreSQL", new Finding.Unfit("version 15 is too old, 17 or newer is needed"));

    assertThatThrownBy(() -> waiting.until(List.of(database), Duration.ofMinutes(5)))
        .isInstanceOfSatisfying(
            StackException.class,
            failure -> assertThat(failure.kind()).isEqualTo(StackException.Kind.MISSING))
        .hasMessage("PostgreSQL: version 15 is too old, 17 or newer is needed");
    assertThat(now.get()).isEqualTo(Instant.EPOCH);
  }

  /** One finding after the other; the last one again and again. */
  private static Condition scripted(String name, Finding... findings) {
    Deque<Finding> script = new ArrayDeque<>(List.of(findings));
    return new Condition() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding look() {
        return script.size() > 1 ? script.removeFirst() : script.getFirst();
      }
    };
  }

  private static final class MovedClock extends Clock {
    private final AtomicReference<Instant> now;

    MovedClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }
}
