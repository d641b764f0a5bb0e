package org.lumenark.submission.annotation;

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
    abandon(now);
    for (Optional<UUID> table = next(now); table.isPresent(); table = next(now)) {
      removeRows(table.get());
      forget(table.get());
    }
  }

  /** Marks them, so that whoever still loads one of them cannot publish it any more. */
  private void abandon(Instant now) {
    database.run(connection ->
        Sql.update(
            connection,
            "update annotation_table set state = 'dead', since = '-infinity'"
                + " where state = 'loading' and since < ?",
            now.minus(config.uncommittedGrace())));
  }

  private Optional<UUID> next(Instant now) {
    return database.call(connection ->
        Sql.one(
            connection,
            "select id from annotation_table where state = 'dead' and since < ?"
                + " order by since limit 1",
            row -> row.getObject(1, UUID.class),
            now.minus(READING)));
  }

  private void removeRows(UUID table) {
    int removed;
    do {
      removed =
          database.call(connection ->
              Sql.update(
                  connection,
                  "delete from annotation_table_row where table_id = ? and number <= ("
                      + "select max(number) from (select number from annotation_table_row"
                      + " where table_id = ? order by number limit ?) batch)",
                  table,
                  table,
                  BATCH));
    } while (removed > 0);
  }

  private void forget(UUID table) {
    database.run(
        connection -> Sql.update(connection, "delete from annotation_table where id = ?", table));
  }
}
