package org.lumenark.metadata.change;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.metadata.paging.Page;

/**
 * Reads the list of public changes; one who is up to date may wait for the next. Only so many wait
 * at once: the others are answered with an empty page at once and ask again.
 */
@ApplicationScoped
class ChangeFeed {

  private static final int MOST_WAITING = 500;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final Mutiny.SessionFactory sessions;
  private final Vertx vertx;
  private final AtomicInteger waiting = new AtomicInteger();

  ChangeFeed(Mutiny.SessionFactory sessions, Vertx vertx) {
    this.vertx = vertx;
    this.sessions = sessions;
  }

  /**
   * @param since number of the last change seen, 0 for none
   * @param wait longest time to wait for a change if there is none yet
   */
  Uni<Page<ChangeObject>> page(long since, int limit, Duration wait) {
    return read(since, limit)
        .chain(page ->
            page.items().isEmpty() && wait.isPositive()
                ? waitFor(since, limit, System.nanoTime() + wait.toNanos())
                : Uni.createFrom().item(page));
  }

  private Uni<Page<ChangeObject>> waitFor(long since, int limit, long end) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return read(since, limit);
    }
    return look(since, limit, end).onTermination().invoke(waiting::decrementAndGet);
  }

  private Uni<Page<ChangeObject>> look(long since, int limit, long end) {
    return pause()
        .chain(() -> read(since, limit))
        .chain(page ->
            page.items().isEmpty() && System.nanoTime() < end
                ? look(since, limit, end)
                : Uni.createFrom().item(page));
  }

  /** A timer of the event loop: the session belongs to its context. */
  private Uni<Long> pause() {
    return Uni.createFrom()
        .emitter(emitter -> vertx.setTimer(LOOK_AGAIN.toMillis(), emitter::complete));
  }

  private Uni<Page<ChangeObject>> read(long since, int limit) {
    return sessions
        .withSession(session ->
            session
                .createQuery(
                    "from ChangeRow where sequence > ?1 order by sequence", ChangeRow.class)
                .setParameter(1, since)
                .setMaxResults(limit)
                .getResultList())
        .map(rows -> page(since, rows));
  }

  private static Page<ChangeObject> page(long since, List<ChangeRow> rows) {
    long last = rows.isEmpty() ? since : rows.getLast().sequence;
    return new Page<>(rows.stream().map(ChangeObject::of).toList(), String.valueOf(last), null);
  }
}
