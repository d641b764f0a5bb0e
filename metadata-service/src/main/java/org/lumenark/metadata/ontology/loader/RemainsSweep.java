package org.lumenark.metadata.ontology.loader;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.lumenark.metadata.ontology.loader.LoadRows.Remains;

/**
 * Drops versions that were replaced or removed, once no query can read them any more, and what a
 * load left behind whose service died. A backup that reads them is not held up: they wait for the
 * next time.
 */
@ApplicationScoped
class RemainsSweep {

  private static final Logger LOG = Logger.getLogger(RemainsSweep.class);

  private final AgroalDataSource dataSource;

  RemainsSweep(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    try (Connection connection = dataSource.getConnection()) {
      for (Remains remains : LoadRows.remains(connection)) {
        sweep(connection, remains);
      }
    } catch (SQLException failure) {
      LOG.warnf("remains of ontologies are dropped later: %s", failure.getMessage());
    }
  }

  private static void sweep(Connection connection, Remains remains) throws SQLException {
    boolean loading = remains.state().equals("loading");
    if (loading && !LoadRows.lock(connection, remains.name())) {
      return;
    }
    try {
      OntologyLoads.inTransaction(
          connection,
          () -> {
            Partitions.execute(connection, "set local lock_timeout = '2s'");
            Partitions.drop(connection, remains.id());
            LoadRows.delete(connection, remains.id());
            return remains.id();
          });
    } catch (SQLException failure) {
      LOG.infof("ontology load %d is dropped later: %s", remains.id(), failure.getMessage());
    } finally {
      if (loading) {
        LoadRows.unlock(connection, remains.name());
      }
    }
  }
}
