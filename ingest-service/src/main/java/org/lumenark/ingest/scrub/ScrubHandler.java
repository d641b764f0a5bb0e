package org.lumenark.ingest.scrub;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.contracts.id.Accession;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.blob.BlobChecker;
import org.lumenark.ingest.blob.Checked;
import org.lumenark.ingest.blob.DepositedFile;
import org.lumenark.ingest.blob.DepositedFiles;
import org.lumenark.ingest.blob.UnchangedFiles;
import org.lumenark.ingest.blob.VerifiedFile;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.plan.Batches;
import org.lumenark.ingest.plan.DamagedManifest;
import org.lumenark.ingest.plan.FileBatch;
import org.lumenark.ingest.plan.Manifests;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.RejectedFiles;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.Faults;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;
import org.lumenark.ingest.task.Payloads;
import org.lumenark.ingest.task.TaskHandler;
import org.lumenark.ingest.task.TaskRun;
import org.lumenark.ingest.task.TaskTable;
import org.lumenark.ingest.verify.Detections;

/** Plans a scrub, and reads its batches again. */
@ApplicationScoped
class ScrubHandler implements TaskHandler {

  private final Transactions transactions;
  private final Manifests manifests;
  private final BlobChecker checker;
  private final Detections detections;
  private final IngestConfig config;

  ScrubHandler(
      Transactions transactions,
      Manifests manifests,
      BlobChecker checker,
      Detections detections,
      IngestConfig config) {
    this.transactions = transactions;
    this.manifests = manifests;
    this.checker = checker;
    this.detections = detections;
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
    List<Scrub.Finding> damaged = new ArrayList<>();
    SequencedMap<StudyVersion, List<FileBatch>> readable = new LinkedHashMap<>();
    for (IngestTable.Sealed sealed : kept) {
      run.check();
      try {
        readable.put(sealed.study(), batches(sealed));
      } catch (RuntimeException failure) {
        damaged.add(finding(sealed, failure));
      }
    }
    List<NewTask> tasks = tasks(scrub, readable);
    run.finishScrub(connection -> {
      ScrubTable.addBatches(connection, scrub, tasks.size());
      ScrubTable.addFindings(connection, scrub, damaged);
      NewTasks.add(connection, tasks);
      ScrubTable.setPlanned(connection, scrub);
      resume(connection, readable.keySet());
    });
  }

  /** The last version of a study comes first: what it shares with those before is read once. */
  private static List<NewTask> tasks(
      UUID scrub, SequencedMap<StudyVersion, List<FileBatch>> readable) {
    List<NewTask> tasks = new ArrayList<>();
    Map<Accession, StudyVersion> later = new HashMap<>();
    readable
        .reversed()
        .forEach((study, batches) -> {
          Optional<StudyVersion> next = Optional.ofNullable(later.put(study.accession(), study));
          batches.forEach(
              files -> tasks.add(NewTask.ofScrub(scrub, ScrubWork.of(study, files, next))));
        });
    return tasks;
  }

  private List<FileBatch> batches(IngestTable.Sealed sealed) {
    Batches batches = new Batches(config);
    manifests.forEach(
        manifests.root(sealed.manifest()), (ordinal, entry) -> batches.add(entry.size()));
    return batches.finish();
  }

  /** Ingests that stopped because of their manifest go on once it can be read again. */
  private static void resume(Connection connection, Collection<StudyVersion> readable)
      throws SQLException {
    for (StudyVersion study : readable) {
      if (IngestTable.resume(connection, study)) {
        TaskTable.resume(connection, study);
      }
    }
  }

  /** A manifest that cannot be read is a finding by itself: its files cannot even be named. */
  private static Scrub.Finding finding(IngestTable.Sealed sealed, RuntimeException failure) {
    if (!DamagedManifest.isCause(failure)) {
      throw failure;
    }
    return new Scrub.Finding(
        sealed.study().accession().value(),
        sealed.manifest(),
        Faults.isMissing(failure) ? "missing" : "corrupt");
  }

  /**
   * Files that a later version has as they are are read with that one, unless they were refused.
   */
  private List<DepositedFile> toRead(
      ScrubWork.Batch batch, List<DepositedFile> files, Set<Long> rejected) throws SQLException {
    if (batch.later().isEmpty()) {
      return files;
    }
    StudyVersion later = new StudyVersion(batch.accession(), batch.later().get());
    Set<Long> there =
        transactions
            .<Map<Long, VerifiedFile>, RuntimeException>call(
                connection -> UnchangedFiles.in(connection, later, files))
            .keySet();
    return files.stream()
        .filter(file -> rejected.contains(file.ordinal()) || !there.contains(file.ordinal()))
        .toList();
  }

  private void check(TaskRun run, ScrubWork.Batch batch) throws Exception {
    StudyVersion study = batch.study();
    IngestTable.Sealed sealed =
        transactions.<IngestTable.Sealed, RuntimeException>call(
            connection -> IngestTable.sealed(connection, study));
    UUID scrub = run.task().scrubId();
    Manifests.Neighbours neighbours;
    try {
      neighbours = manifests.neighbours(manifests.root(sealed.manifest()), batch.files());
    } catch (RuntimeException failure) {
      Scrub.Finding bad = finding(sealed, failure);
      run.finishScrub(connection -> ScrubTable.countBatch(connection, scrub, 0, List.of(bad)));
      return;
    }
    DepositedFiles beside = checker.beside(neighbours.all());
    Set<Long> rejected =
        transactions.<Set<Long>, RuntimeException>call(connection ->
            RejectedFiles.of(connection, study, batch.files().first(), batch.files().files()));
    List<DepositedFile> files = toRead(batch, neighbours.files(), rejected);
    Map<Long, Checked<Optional<Detection>>> checked =
        checker.check(
            files,
            (file, bytes) ->
                rejected.contains(file.ordinal())
                    ? Optional.of(detections.of(beside, file, bytes))
                    : Optional.empty());
    List<Scrub.Finding> bad = new ArrayList<>();
    Map<DepositedFile, Detection> repaired = new LinkedHashMap<>();
    for (DepositedFile file : files) {
      switch (checked.get(file.ordinal())) {
        case Checked.Damaged<Optional<Detection>> damaged ->
            bad.add(
                new Scrub.Finding(
                    batch.accession().value(),
                    file.path(),
                    damaged.missing() ? "missing" : "corrupt"));
        case Checked.Intact<Optional<Detection>>(Optional<Detection> detection) ->
            detection.ifPresent(found -> repaired.put(file, found));
        case null -> throw new IllegalStateException("file " + file.ordinal() + " not checked");
      }
    }
    run.finishScrub(connection -> {
      Restoration.record(connection, study, repaired);
      ScrubTable.countBatch(connection, scrub, files.size(), bad);
    });
  }
}
