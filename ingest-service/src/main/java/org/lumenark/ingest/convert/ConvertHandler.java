package org.lumenark.ingest.convert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.assemble.ConvertWork;
import org.lumenark.ingest.assemble.ImageTable;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.blob.BlockCache;
import org.lumenark.ingest.blob.Originals;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;
import org.lumenark.ingest.task.Payloads;
import org.lumenark.ingest.task.TaskHandler;
import org.lumenark.ingest.task.TaskRun;
import org.lumenark.platform.messaging.FaultPoint;

/**
 * Converts file sets one after the other and records each as soon as it is done, so that a worker
 * that takes over converts only the rest.
 */
@ApplicationScoped
class ConvertHandler implements TaskHandler {

  private final Transactions transactions;
  private final Originals originals;
  private final SetConverter converter;
  private final IngestConfig config;

  ConvertHandler(
      Transactions transactions, Originals originals, SetConverter converter, IngestConfig config) {
    this.transactions = transactions;
    this.originals = originals;
    this.converter = converter;
    this.config = config;
  }

  @Override
  public Kind kind() {
    return Kind.ConvertImage;
  }

  @Override
  public void handle(TaskRun run) throws Exception {
    StudyVersion study = run.task().studyVersion();
    BlockCache cache = new BlockCache(originals, config.blockBytes(), config.blocks());
    BlobFileSet files = new BlobFileSet(study, transactions, cache);
    for (UUID fileset : Payloads.read(run.task(), ConvertWork.class).filesets()) {
      run.check();
      Optional<WaitingSet> waiting = waiting(study, fileset);
      if (waiting.isPresent()) {
        WaitingSet set = waiting.get();
        Converted converted = converter.convert(run.task(), set, files);
        FaultPoint.reached("converted-not-announced");
        run.record(
            (connection, locked) -> SetRecord.write(connection, locked, study, set, converted));
      }
    }
    run.finish((connection, locked) -> {});
  }

  /** Of several sets each gets a task of its own: only the one at fault fails in the end. */
  @Override
  public void giveUp(TaskRun run, Reason reason) throws Exception {
    StudyVersion study = run.task().studyVersion();
    List<WaitingSet> rest = new ArrayList<>();
    for (UUID fileset : Payloads.read(run.task(), ConvertWork.class).filesets()) {
      waiting(study, fileset).ifPresent(rest::add);
    }
    run.finish((connection, locked) -> {
      if (rest.size() == 1) {
        Converted failed = new Converted.Failed(reason);
        SetRecord.write(connection, locked, study, rest.getFirst(), failed);
      } else {
        addTasks(connection, study, rest);
      }
    });
  }

  private static void addTasks(Connection connection, StudyVersion study, List<WaitingSet> sets)
      throws SQLException {
    NewTasks.add(
        connection,
        sets.stream()
            .map(set -> new ConvertWork(List.of(set.fileset())))
            .map(work -> NewTask.ofStudy(Kind.ConvertImage, study, work))
            .toList());
  }

  private Optional<WaitingSet> waiting(StudyVersion study, UUID fileset) throws SQLException {
    return transactions.<Optional<WaitingSet>, RuntimeException>call(
        connection -> ImageTable.waiting(connection, study, fileset));
  }
}
