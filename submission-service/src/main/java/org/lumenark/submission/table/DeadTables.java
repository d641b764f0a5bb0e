package org.lumenark.submission.table;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;

/**
 * Removes the rows of tables that were replaced, removed or never finished, a batch a transaction.
 * Whoever reads a table when it is replaced has some time to read it to its end.
 */
@ApplicationScoped
class DeadTables {

  private static final int BATCH = 50_000;
  private static final Duration READING = Duration.ofHours(1);

  private final Database database;
  private final SubmissionConfig config;

  DeadTables(Database database, SubmissionConfig config) {
    this.database = database;
    this.config = config;
  }

  @Scheduled(
      every = "${lumenark.submission.collect-interval:10m}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void collect() {
    collect(Instant.now());
  }

  void collect(Instant now) {
    for (TableKind kind : TableKind.values()) {
      abandon(kind, now);
      for (Optional<UUID> table = next(kind, now); table.isPresent(); table = next(kind, now)) {
        removeRows(kind, table.get());
        forget(kind, table.get());
      }
    }
  }

  /** Marks them, so that whoever still loads one of them cannot publish it any more. */
  private void abandon(TableKind kind, Instant now) {
    database.run(connection ->
        Sql.update(
            connection,
            kind.sql(
                "update {table} set state = 'dead', since = '-infinity'"
                    + " where state = 'loading' and since < ?"),
            now.minus(config.uncommittedGrace())));
  }

  private Optional<UUID> next(TableKind kind, Instant now) {
    return database.call(connection ->
        Sql.one(
            connection,
            kind.sql(
                "select id from {table} where state = 'dead' and since < ?"
                    + " order by since limit 1"),
            row -> row.getObject(1, UUID.class),
            now.minus(READING)));
  }

  private void removeRows(TableKind kind, UUID table) {
    int removed;
    do {
      removed =
          database.call(connection ->
              Sql.update(
                  connection,
                  kind.sql(
                      "delete from {table}_row where {id} = ? and number <= ("
                          + "select max(number) from (select number from {table}_row"
                          + " where {id} = ? order by number limit ?) batch)"),
                  table,
                  table,
                  BATCH));
    } while (removed > 0);
  }

  private void forget(TableKind kind, UUID table) {
    database.run(
        connection -> Sql.update(connection, kind.sql("delete from {table} where id = ?"), table));
  }
}
