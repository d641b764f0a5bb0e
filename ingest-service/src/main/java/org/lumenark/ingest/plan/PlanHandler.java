package org.lumenark.ingest.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.manifest.ManifestRoot;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;
import org.lumenark.ingest.task.TaskHandler;
import org.lumenark.ingest.task.TaskRun;

/** Cuts the manifest of a study version into batches of files to verify. */
@ApplicationScoped
class PlanHandler implements TaskHandler {

  private final Transactions transactions;
  private final Manifests manifests;
  private final IngestConfig config;

  PlanHandler(Transactions transactions, Manifests manifests, IngestConfig config) {
    this.transactions = transactions;
    this.manifests = manifests;
    this.config = config;
  }

  /** The task says it all by its study version. */
  record Plan() {}

  @Override
  public Kind kind() {
    return Kind.PlanIngest;
  }

  @Override
  public void handle(TaskRun run) throws Exception {
    StudyVersion study = run.task().studyVersion();
    ManifestRoot root = manifests.root(sealed(run).manifest());
    Batches batches = new Batches(config);
    manifests.forEach(root, (ordinal, entry) -> batches.add(entry.size()));
    List<FileBatch> cut = batches.finish();
    run.finish((connection, locked) -> {
      IngestTable.setBatches(connection, study, cut.size());
      NewTasks.add(
          connection,
          cut.stream()
              .map(batch -> new VerifyBatch(batch, cut.size()))
              .map(work -> NewTask.ofStudy(Kind.VerifyFiles, study, work))
              .toList());
    });
  }

  @Override
  public void giveUp(TaskRun run, Reason reason) throws Exception {
    try {
      handle(run);
    } catch (RuntimeException failure) {
      if (!DamagedManifest.isCause(failure)) {
        throw failure;
      }
      DamagedManifest.stop(run, sealed(run).manifest());
    }
  }

  private IngestTable.Sealed sealed(TaskRun run) throws SQLException {
    return transactions.<IngestTable.Sealed, RuntimeException>call(
        connection -> IngestTable.sealed(connection, run.task().studyVersion()));
  }
}
