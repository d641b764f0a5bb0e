package org.lumenark.ingest.collect;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.task.TaskTable;
import org.lumenark.platform.storage.Derived;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.ProbeRemains;
import org.lumenark.platform.storage.StoreException;

/** Removes objects of lost conversions and batches, and rows of tasks that ended long ago. */
@ApplicationScoped
public class Collector {

  private static final Logger LOG = Logger.getLogger(Collector.class);
  private static final int MOST_AT_A_TIME = 50;

  private final DerivedObjects objects;
  private final ObjectStore derived;
  private final Transactions transactions;
  private final IngestConfig config;

  Collector(
      DerivedObjects objects,
      @Derived ObjectStore derived,
      Transactions transactions,
      IngestConfig config) {
    this.objects = objects;
    this.derived = derived;
    this.transactions = transactions;
    this.config = config;
  }

  @Scheduled(
      every = "${lumenark.ingest.collect-interval:10m}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void collect() {
    try {
      collectNow();
    } catch (SQLException | StoreException failure) {
      LOG.warnf("garbage is left for the next time: %s", failure.getMessage());
    }
  }

  /** Returns how many lost writers' objects were removed. */
  public int collectNow() throws SQLException {
    List<DerivedObjects.Loose> loose = objects.loose(config.garbageAge(), MOST_AT_A_TIME);
    for (DerivedObjects.Loose garbage : loose) {
      List<String> keys = new ArrayList<>();
      derived.list(garbage.prefix(), object -> keys.add(object.key()));
      keys.forEach(derived::delete);
      objects.forget(garbage.id());
    }
    ProbeRemains.remove(derived, config.garbageAge(), Instant.now());
    transactions.<Integer, RuntimeException>call(
        connection -> TaskTable.deleteEnded(connection, config.keepTasks()));
    return loose.size();
  }
}
