package org.lumenark.platform.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sends what the outbox holds, in order, at least once. One relay leads a schema at a time; the
 * others wait for its connection to end. Whatever fails, the relay begins anew after a pause: a
 * repeated event has its old id.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration PAUSE_AS_FOLLOWER = Duration.ofSeconds(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  private static final Duration CLEANING = Duration.ofMinutes(10);

  private final AgroalDataSource dataSource;
  private final OutboxConfig config;
  private final String bootstrapServers;
  private volatile @Nullable Thread thread;
  private volatile boolean stopping;

  OutboxRelay(
      AgroalDataSource dataSource,
      OutboxConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.dataSource = dataSource;
    this.config = config;
    this.bootstrapServers = bootstrapServers;
  }

  void start(@Observes StartupEvent event) {
    config
        .schema()
        .ifPresent(
            schema -> thread = Thread.ofVirtual().name("outbox-relay").start(() -> run(schema)));
  }

  /** Lets the batch in work be sent and marked; interrupts only what takes too long. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    Thread running = thread;
    if (running != null && !running.join(LONGEST_STOP)) {
      running.interrupt();
      running.join(LONGEST_STOP);
    }
  }

  private void run(String schema) {
    while (!stopping) {
      try {
        lead(schema);
      } catch (InterruptedException stopped) {
        return;
      } catch (SQLException | ExecutionException | KafkaException failure) {
        LOG.warnf("outbox relay of %s begins anew: %s", schema, failure.getMessage());
        if (!pause(PAUSE_AFTER_FAILURE)) {
          return;
        }
      }
    }
  }

  private void lead(String schema) throws SQLException, ExecutionException, InterruptedException {
    try (Connection connection = dataSource.getConnection();
        EventSender sender = new EventSender(bootstrapServers)) {
      connection.setAutoCommit(true);
      OutboxTable table = new OutboxTable(connection);
      while (!stopping && !table.tryLead(schema)) {
        Thread.sleep(PAUSE_AS_FOLLOWER);
      }
      try {
        relay(schema, connection, table, sender);
      } finally {
        giveUpLead(connection);
      }
    }
  }

  private void relay(String schema, Connection connection, OutboxTable table, EventSender sender)
      throws SQLException, ExecutionException, InterruptedException {
    try (Statement listen = connection.createStatement()) {
      listen.execute("listen \"" + Outbox.channel(schema) + "\"");
    }
    PGConnection notifications = connection.unwrap(PGConnection.class);
    long cleaned = System.nanoTime() - CLEANING.toNanos();
    while (!stopping) {
      List<OutboxTable.Unsent> unsent = table.unsent(config.batch());
      if (unsent.isEmpty()) {
        if (System.nanoTime() - cleaned >= CLEANING.toNanos()) {
          table.deleteSentBefore(config.keepSent());
          cleaned = System.nanoTime();
        }
        notifications.getNotifications(Math.toIntExact(config.pollInterval().toMillis()));
        continue;
      }
      FaultPoint.reached("committed-not-sent");
      sender.send(unsent.stream().map(OutboxTable.Unsent::row).toList());
      FaultPoint.reached("sent-not-marked");
      table.markSent(unsent);
    }
  }

  /**
   * The connection goes back to a pool: without this it would keep the lock and the next leader
   * would wait for ever.
   */
  private static void giveUpLead(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock_all()");
      statement.execute("unlisten *");
    } catch (SQLException gone) {
      LOG.debugf("the leader's connection is gone: %s", gone.getMessage());
    }
  }

  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
