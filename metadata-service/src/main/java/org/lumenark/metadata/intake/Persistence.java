package org.lumenark.metadata.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.EventEnvelope;
import org.lumenark.platform.messaging.UnreadableEvent;

/**
 * Tries an effect until it is committed, since skipping an event would lose it. Only what the
 * database can never hold is given up. Pauses are timers of the event loop, so that each attempt
 * runs where the reactive session belongs.
 */
@ApplicationScoped
class Persistence {

  private static final Logger LOG = Logger.getLogger(Persistence.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** Classes of SQLSTATE: bad data, broken constraint, beyond a limit of the program. */
  private static final Set<String> HOPELESS = Set.of("22", "23", "54");

  private final Vertx vertx;

  Persistence(Vertx vertx) {
    this.vertx = vertx;
  }

  Uni<Void> untilCommitted(EventEnvelope<?> event, Supplier<Uni<? extends Void>> effect) {
    return Uni.createFrom().emitter(emitter -> attempt(event, effect, FIRST_PAUSE, emitter));
  }

  private void attempt(
      EventEnvelope<?> event,
      Supplier<Uni<? extends Void>> effect,
      Duration pause,
      UniEmitter<? super Void> emitter) {
    Uni.createFrom()
        .deferred(effect)
        .subscribe()
        .with(
            emitter::complete,
            failure -> {
              if (isHopeless(failure)) {
                emitter.fail(new UnreadableEvent("event cannot be stored", failure));
                return;
              }
              LOG.warnf(
                  failure, "event %s (%s) is tried again in %s", event.id(), event.type(), pause);
              vertx.setTimer(
                  pause.toMillis(), timer -> attempt(event, effect, longer(pause), emitter));
            });
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  static boolean isHopeless(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String state =
          switch (cause) {
            case JDBCException mapped -> mapped.getSQLState();
            case PgException database -> database.getSqlState();
            default -> null;
          };
      if (state != null && state.length() == 5) {
        return HOPELESS.contains(state.substring(0, 2));
      }
    }
    return false;
  }
}
