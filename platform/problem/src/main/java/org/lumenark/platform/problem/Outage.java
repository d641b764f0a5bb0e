package org.lumenark.platform.problem;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a failure comes from a database or store that is away and will be back: the same request
 * may succeed later. Drivers are known by name, because a service has only those on its class path
 * that it uses.
 */
final class Outage {

  /**
   * Connection exception, insufficient resources, and shutdown or start of the server; appendix A
   * of the PostgreSQL manual.
   */
  private static final Pattern STATES = Pattern.compile("08...|53...|57P0[1235]");

  private static final Pattern STATE_IN_MESSAGE = Pattern.compile("\\(([0-9A-Z]{5})\\)$");
  private static final Set<String> CLASSES =
      Set.of(
          "io.vertx.sqlclient.ClosedConnectionException",
          "io.netty.channel.StacklessClosedChannelException",
          "org.lumenark.platform.storage.StoreException$Unavailable");
  private static final String POSTGRESQL = "io.vertx.pgclient.PgException";

  private Outage() {}

  static boolean isBehind(Throwable failure) {
    return Causes.anyMatch(failure, Outage::isOutage);
  }

  private static boolean isOutage(Throwable cause) {
    return switch (cause) {
      case ConnectException _,
          ClosedChannelException _,
          SQLTransientException _,
          SQLRecoverableException _ ->
          true;
      case SQLException database -> tells(database);
      default ->
          CLASSES.contains(cause.getClass().getName())
              || (cause.getClass().getName().equals(POSTGRESQL) && tellsInItsMessage(cause));
    };
  }

  private static boolean tells(SQLException database) {
    String state = database.getSQLState();
    return state == null
        // The pool has no state of its own for a connection that it could not get in time.
        ? String.valueOf(database.getMessage()).startsWith("Acquisition timeout")
        : STATES.matcher(state).matches();
  }

  private static boolean tellsInItsMessage(Throwable cause) {
    Matcher state = STATE_IN_MESSAGE.matcher(Optional.ofNullable(cause.getMessage()).orElse(""));
    return state.find() && STATES.matcher(state.group(1)).matches();
  }
}
