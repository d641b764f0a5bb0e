package org.lumenark.ingest.task;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.database.Transactions;

/** Claims tasks, keeps them while they run, and gives back what could not be ended. */
@ApplicationScoped
public class Leases {

  private static final Logger LOG = Logger.getLogger(Leases.class);

  private final Transactions transactions;
  private final IngestConfig config;
  private final Bell bell;
  private final String worker =
      ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<TaskRun, Boolean> running = new ConcurrentHashMap<>();

  Leases(Transactions transactions, IngestConfig config, Bell bell) {
    this.transactions = transactions;
    this.config = config;
    this.bell = bell;
  }

  /** Claims a waiting task, or one whose worker gave no sign of life for its lease. */
  public Optional<TaskRun> claim(Set<Kind> kinds) throws SQLException {
    Optional<Task> task =
        transactions.<Optional<Task>, RuntimeException>call(
            connection -> TaskTable.claim(connection, kinds, worker, config.lease()));
    return task.map(claimed -> new TaskRun(claimed, transactions, bell));
  }

  /** From now on the lease is renewed. */
  void keep(TaskRun run) {
    running.put(run, true);
  }

  void forget(TaskRun run) {
    running.remove(run);
  }

  /** Tries the task again later. */
  void release(TaskRun run, Release release) throws SQLException {
    transactions.<RuntimeException>run(connection ->
        TaskTable.release(
            connection, run.task(), release.counts(), release.pause(), release.error()));
  }

  @Scheduled(
      every = "${lumenark.ingest.heartbeat:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void renew() {
    List<TaskRun> held = List.copyOf(running.keySet());
    if (held.isEmpty()) {
      return;
    }
    try {
      Set<UUID> renewed =
          transactions.<Set<UUID>, RuntimeException>call(connection ->
              TaskTable.renew(
                  connection, held.stream().map(TaskRun::task).toList(), config.lease()));
      held.stream().filter(run -> !renewed.contains(run.task().id())).forEach(TaskRun::lose);
    } catch (SQLException failure) {
      LOG.warnf(
          "leases were not renewed, the next heartbeat tries again: %s", failure.getMessage());
    }
  }
}
