package org.lumenark.ingest.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.ingest.blob.BlobChecker;
import org.lumenark.ingest.blob.Checked;
import org.lumenark.ingest.blob.DepositedFile;
import org.lumenark.ingest.blob.DepositedFiles;
import org.lumenark.ingest.blob.UnchangedFiles;
import org.lumenark.ingest.blob.VerifiedFile;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.plan.DamagedManifest;
import org.lumenark.ingest.plan.Manifests;
import org.lumenark.ingest.plan.VerifyBatch;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.Payloads;
import org.lumenark.ingest.task.TaskHandler;
import org.lumenark.ingest.task.TaskRun;
import org.lumenark.platform.messaging.FaultPoint;

/**
 * Reads a batch of files again, compares their digests and detects what they are; files that the
 * version before has verified are taken as they are.
 */
@ApplicationScoped
class VerifyHandler implements TaskHandler {

  private static final String SAMPLES = ".img";

  private final Transactions transactions;
  private final Manifests manifests;
  private final BlobChecker checker;
  private final Detections detections;
  private final ResultsWriter results;

  VerifyHandler(
      Transactions transactions,
      Manifests manifests,
      BlobChecker checker,
      Detections detections,
      ResultsWriter results) {
    this.transactions = transactions;
    this.detections = detections;
    this.manifests = manifests;
    this.checker = checker;
    this.results = results;
  }

  @Override
  public Kind kind() {
    return Kind.VerifyFiles;
  }

  @Override
  public void handle(TaskRun run) throws Exception {
    verify(run, beside -> (file, bytes) -> detections.of(beside, file, bytes));
  }

  /** Comparing digests cannot end unexpectedly; looking into files can, so that is left out. */
  @Override
  public void giveUp(TaskRun run, Reason reason) throws Exception {
    try {
      verify(run, beside -> (file, bytes) -> Detections.UNKNOWN);
    } catch (RuntimeException failure) {
      if (!DamagedManifest.isCause(failure)) {
        throw failure;
      }
      DamagedManifest.stop(run, sealed(run.task().studyVersion()).manifest());
    }
  }

  private IngestTable.Sealed sealed(StudyVersion study) throws SQLException {
    return transactions.<IngestTable.Sealed, RuntimeException>call(
        connection -> IngestTable.sealed(connection, study));
  }

  /**
   * What the version before has found of files that are as they were: those are not read again.
   * Samples whose header may lie beside them are, as the header may be another one now.
   */
  private Map<Long, Detection> known(StudyVersion study, List<DepositedFile> files)
      throws SQLException {
    List<DepositedFile> alone =
        files.stream()
            .filter(file -> !file.path().toLowerCase(Locale.ROOT).endsWith(SAMPLES))
            .toList();
    if (study.number() == 1) {
      return Map.of();
    }
    Map<Long, Detection> known = new HashMap<>();
    transactions
        .<Map<Long, VerifiedFile>, RuntimeException>call(
            connection -> UnchangedFiles.in(connection, study.before(), alone))
        .forEach((ordinal, file) -> known.put(ordinal, file.detection()));
    return known;
  }

  private void verify(
      TaskRun run, Function<DepositedFiles, BlobChecker.Inspection<Detection>> inspections)
      throws Exception {
    StudyVersion study = run.task().studyVersion();
    VerifyBatch work = Payloads.read(run.task(), VerifyBatch.class);
    Manifests.Neighbours neighbours =
        manifests.neighbours(manifests.root(sealed(study).manifest()), work.batch());
    List<DepositedFile> files = neighbours.files();
    run.check();
    Map<Long, Detection> known = known(study, files);
    Map<Long, Checked<Detection>> checked =
        new HashMap<>(
            checker.check(
                files.stream().filter(file -> !known.containsKey(file.ordinal())).toList(),
                inspections.apply(checker.beside(neighbours.all()))));
    known.forEach((ordinal, detection) -> checked.put(ordinal, new Checked.Intact<>(detection)));
    BatchOutcome outcome = BatchOutcome.of(files, checked);
    run.check();
    ResultsWriter.Written written = results.write(run.task(), outcome.results());
    FaultPoint.reached("stored-not-committed");
    run.finish((connection, locked) ->
        BatchRecord.write(connection, locked, study, work, outcome, written));
  }
}
