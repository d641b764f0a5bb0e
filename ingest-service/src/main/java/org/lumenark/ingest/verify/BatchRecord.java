package org.lumenark.ingest.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.lumenark.contracts.event.FileResult;
import org.lumenark.contracts.event.IngestEvent.FileRejected;
import org.lumenark.contracts.event.IngestEvent.FilesVerified;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.ingest.assemble.AssembleWork;
import org.lumenark.ingest.blob.FileTable;
import org.lumenark.ingest.collect.DerivedObjects;
import org.lumenark.ingest.plan.VerifyBatch;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.LockedStudy;
import org.lumenark.ingest.study.RejectedFiles;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;

/** Writes the outcome of a batch and tells of it; after the last batch images are assembled. */
final class BatchRecord {

  private BatchRecord() {}

  static void write(
      Connection connection,
      LockedStudy locked,
      StudyVersion study,
      VerifyBatch work,
      BatchOutcome outcome,
      ResultsWriter.Written written)
      throws SQLException {
    FileTable.insert(connection, study, outcome.verified());
    DerivedObjects.adopt(connection, written.id());
    RejectedFiles.add(
        connection, study, outcome.rejected().stream().map(FileResult::ordinal).toList());
    for (FileResult file : outcome.rejected()) {
      locked.append(
          new FileRejected(
              study.accession(),
              study.number(),
              file.ordinal(),
              file.path(),
              file.rejected().orElseThrow()));
    }
    locked.append(
        new FilesVerified(
            study.accession(),
            study.number(),
            work.batch().number(),
            work.batches(),
            outcome.results().size(),
            outcome.rejected().size(),
            "derived:" + written.key()));
    boolean last =
        IngestTable.countBatch(
            connection, study, outcome.verified().size(), outcome.rejected().size());
    if (last) {
      NewTasks.add(
          connection, List.of(NewTask.ofStudy(Kind.AssembleImages, study, new AssembleWork())));
    }
  }
}
