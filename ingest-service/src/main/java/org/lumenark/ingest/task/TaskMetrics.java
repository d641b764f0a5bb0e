package org.lumenark.ingest.task;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.lumenark.ingest.database.Transactions;

/**
 * What waits and what runs, in all instances together: {@code lumenark_ingest_tasks} by state, and
 * {@code lumenark_ingest_tasks_oldest_seconds}, for how long the first in the queue could have been
 * taken. Read from the table when it is asked for; no number while the database is away.
 */
@ApplicationScoped
class TaskMetrics implements MeterBinder {

  private static final Logger LOG = Logger.getLogger(TaskMetrics.class);

  private static final String WAITING = "select count(*) from task where state = 'waiting'";
  private static final String RUNNING = "select count(*) from task where state = 'running'";
  private static final String OLDEST =
      """
      select coalesce(extract(epoch from now() - min(not_before)), 0) from task
      where state = 'waiting' and not_before <= now()
      """;

  private final Transactions transactions;

  TaskMetrics(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    tasks(registry, "waiting", WAITING);
    tasks(registry, "running", RUNNING);
    Gauge.builder("lumenark.ingest.tasks.oldest", this, metrics -> metrics.number(OLDEST))
        .baseUnit("seconds")
        .description("How long the first task of the queue has waited")
        .strongReference(true)
        .register(registry);
  }

  private void tasks(MeterRegistry registry, String state, String query) {
    Gauge.builder("lumenark.ingest.tasks", this, metrics -> metrics.number(query))
        .tag("state", state)
        .description("Tasks of all instances")
        .strongReference(true)
        .register(registry);
  }

  private double number(String query) {
    try {
      return transactions.<Double, RuntimeException>call(connection -> first(connection, query));
    } catch (SQLException e) {
      LOG.debugf("no metrics of tasks: %s", e.getMessage());
      return Double.NaN;
    }
  }

  private static double first(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getDouble(1);
    }
  }
}
