package org.lumenark.ingest.scrub;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.id.Accession;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.blob.BlobChecker;
import org.lumenark.ingest.blob.Checked;
import org.lumenark.ingest.blob.DepositedFile;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.plan.Batches;
import org.lumenark.ingest.plan.FileBatch;
import org.lumenark.ingest.plan.Manifests;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;
import org.lumenark.ingest.task.Payloads;
import org.lumenark.ingest.task.TaskHandler;
import org.lumenark.ingest.task.TaskRun;

/** Plans a scrub, and reads its batches again. */
@ApplicationScoped
class ScrubHandler implements TaskHandler {

  private final Transactions transactions;
  private final Manifests manifests;
  private final BlobChecker checker;
  private final IngestConfig config;

  ScrubHandler(
      Transactions transactions, Manifests manifests, BlobChecker checker, IngestConfig config) {
    this.transactions = transactions;
    this.manifests = manifests;
    this.checker = checker;
    this.config = config;
  }

  @Override
  public Kind kind() {
    return Kind.ScrubBlobs;
  }

  @Override
  public void handle(TaskRun run) throws Exception {
    Optional<ScrubWork.Batch> batch = Payloads.read(run.task(), ScrubWork.class).batch();
    if (batch.isPresent()) {
      check(run, batch.get());
    } else {
      plan(run);
    }
  }

  /** A scrub that says nothing of some files would be worse than one that does not end. */
  @Override
  public void giveUp(TaskRun run, Reason reason) throws Exception {
    handle(run);
  }

  private void plan(TaskRun run) throws Exception {
    UUID scrub = run.task().scrubId();
    List<IngestTable.Sealed> kept =
        transactions.<List<IngestTable.Sealed>, RuntimeException>call(connection -> {
          Optional<Accession> accession = ScrubTable.accession(connection, scrub);
          return IngestTable.kept(connection, accession);
        });
    List<NewTask> tasks = new ArrayList<>();
    for (IngestTable.Sealed sealed : kept) {
      run.check();
      Batches batches = new Batches(config);
      manifests.forEach(
          manifests.root(sealed.manifest()), (ordinal, entry) -> batches.add(entry.size()));
      for (FileBatch files : batches.finish()) {
        tasks.add(NewTask.ofScrub(scrub, ScrubWork.of(sealed.study(), files)));
      }
    }
    run.finishScrub(connection -> {
      ScrubTable.addBatches(connection, scrub, tasks.size());
      NewTasks.add(connection, tasks);
      ScrubTable.setPlanned(connection, scrub);
    });
  }

  private void check(TaskRun run, ScrubWork.Batch batch) throws Exception {
    IngestTable.Sealed sealed =
        transactions.<IngestTable.Sealed, RuntimeException>call(
            connection -> IngestTable.sealed(connection, batch.study()));
    List<DepositedFile> files =
        manifests.files(
            manifests.root(sealed.manifest()), batch.files().first(), batch.files().files());
    Map<Long, Checked<Boolean>> checked = checker.check(files, (file, bytes) -> true);
    List<Scrub.Finding> bad = new ArrayList<>();
    for (DepositedFile file : files) {
      if (checked.get(file.ordinal()) instanceof Checked.Damaged<Boolean> damaged) {
        bad.add(
            new Scrub.Finding(
                batch.accession().value(), file.path(), damaged.missing() ? "missing" : "corrupt"));
      }
    }
    run.finishScrub(connection -> record(connection, run.task().scrubId(), files.size(), bad));
  }

  private static void record(Connection connection, UUID scrub, int files, List<Scrub.Finding> bad)
      throws SQLException {
    ScrubTable.countBatch(connection, scrub, files, bad);
  }
}
