package org.lumenark.metadata.find;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.platform.problem.ProblemException;

/** How long the database may take for a search. */
public final class Patience {

  /** Query canceled, as the statement's time ends; appendix A of the PostgreSQL manual. */
  private static final String CANCELED = "57014";

  private static final String LIMIT = "select set_config('statement_timeout', :millis, true)";

  private Patience() {}

  /** Bounds each statement of the transaction from here on. */
  public static Uni<Void> within(Mutiny.Session session, Duration time) {
    return session
        .createNativeQuery(LIMIT, String.class)
        .setParameter("millis", Long.toString(time.toMillis()))
        .getSingleResult()
        .replaceWithVoid();
  }

  /** Whether this failed because the time was over. */
  public static boolean isOver(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException database && CANCELED.equals(database.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  /** What is told then. */
  public static ProblemException over() {
    return ProblemException.querySyntax(
        0, "The search takes too long.", "Name a study, or words that fewer files have.");
  }
}
