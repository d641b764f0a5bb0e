package org.lumenark.submission.upload;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.lumenark.submission.database.Database;

/** Gives up uploads that nothing was added to for long, and forgets complete ones. */
@ApplicationScoped
class ExpiredUploads {

  private static final int BATCH = 100;

  private final Database database;
  private final UploadRepository repository;
  private final Completion completion;

  ExpiredUploads(Database database, UploadRepository repository, Completion completion) {
    this.database = database;
    this.repository = repository;
    this.completion = completion;
  }

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void collect() {
    List<Upload> expired;
    do {
      expired = database.call(connection -> repository.expired(connection, BATCH));
      expired.forEach(this::end);
    } while (expired.size() == BATCH);
  }

  private void end(Upload upload) {
    if (upload.isFile()) {
      database.run(connection -> repository.delete(connection, upload.id()));
    } else {
      completion.discard(upload);
    }
  }
}
