package org.lumenark.submission.blob;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.platform.storage.ProbeRemains;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;

/** Collects objects that no file, upload or manifest names, after their grace time. */
@ApplicationScoped
class Unreferenced {

  private static final int BATCH = 100;

  /** Whoever restores a draft at the last moment still finds its bytes. */
  private static final Duration RESTORE_MARGIN = Duration.ofHours(1);

  private final Database database;
  private final ObjectStore store;
  private final Blobs blobs;
  private final SubmissionConfig config;

  Unreferenced(
      Database database, @Originals ObjectStore store, Blobs blobs, SubmissionConfig config) {
    this.database = database;
    this.store = store;
    this.blobs = blobs;
    this.config = config;
  }

  @Scheduled(
      every = "${lumenark.submission.collect-interval:10m}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void collect() {
    List<BlobKey> garbage;
    do {
      garbage = claim(Instant.now());
      for (BlobKey key : garbage) {
        store.delete(key.value());
        store.delete(key.checksumsKey());
        database.run(connection -> blobs.forget(connection, key));
      }
    } while (garbage.size() == BATCH);
    ProbeRemains.remove(store, config.uncommittedGrace(), Instant.now());
  }

  /**
   * Marks them dead, so that whoever still writes one of them cannot commit it any more. Objects of
   * deleted drafts keep their rows of files: those count only while their draft is not deleted.
   */
  private List<BlobKey> claim(Instant now) {
    return database.call(connection ->
        Sql.all(
            connection,
            "update blob set state = 'dead' where object in (select object from blob b"
                + " where ((state = 'dead' and since < ?)"
                + " or (state = 'writing' and since < ?))"
                + " and not exists (select 1 from upload u where u.object = b.object"
                + " or u.tail_key = b.object)"
                + " and not exists (select 1 from file f join draft d on d.id = f.draft_id"
                + " where f.object = b.object and d.state <> 'deleted')"
                + " order by since limit ? for update skip locked) returning object",
            row -> new BlobKey(row.getString(1)),
            now.minus(config.deletedGrace()).minus(RESTORE_MARGIN),
            now.minus(config.uncommittedGrace()),
            BATCH));
  }
}
