package org.lumenark.ingest.convert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.assemble.ImageTable;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.blob.BlockCache;
import org.lumenark.ingest.blob.Originals;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.Payloads;
import org.lumenark.ingest.task.TaskHandler;
import org.lumenark.ingest.task.TaskRun;
import org.lumenark.platform.messaging.FaultPoint;

/**
 * Converts one region of a file set that is shared out, or finishes its container. A task of a
 * conversion that has ended meanwhile does nothing.
 */
@ApplicationScoped
class RegionHandler implements TaskHandler {

  private final Transactions transactions;
  private final Originals originals;
  private final SharedConverter converter;
  private final IngestConfig config;

  RegionHandler(
      Transactions transactions,
      Originals originals,
      SharedConverter converter,
      IngestConfig config) {
    this.transactions = transactions;
    this.originals = originals;
    this.converter = converter;
    this.config = config;
  }

  @Override
  public Kind kind() {
    return Kind.ConvertImageRegion;
  }

  @Override
  public void handle(TaskRun run) throws Exception {
    StudyVersion study = run.task().studyVersion();
    RegionWork work = Payloads.read(run.task(), RegionWork.class);
    Optional<Converted.Shared> shared = shared(work.conversion());
    Optional<WaitingSet> set = set(study, work.fileset());
    if (shared.isEmpty() || set.isEmpty()) {
      run.finish((connection, locked) -> {});
      return;
    }
    BlockCache cache = new BlockCache(originals, config.blockBytes(), config.blocks());
    BlobFileSet files = new BlobFileSet(study, transactions, cache);
    RegionRecord record = new RegionRecord(study, set.get(), work.conversion());
    if (work.region().isPresent()) {
      int region = work.region().get();
      RegionOutcome outcome = converter.region(run, shared.get(), region, set.get(), files);
      FaultPoint.reached("region-not-recorded");
      run.finish((connection, locked) -> record.region(connection, locked, region, outcome));
    } else {
      Converted converted = converter.finish(run, shared.get(), set.get(), files);
      FaultPoint.reached("joined-not-announced");
      run.finish((connection, locked) -> record.end(connection, locked, converted));
    }
  }

  /** Without one of its regions an image is not there: the whole set fails. */
  @Override
  public void giveUp(TaskRun run, Reason reason) throws Exception {
    StudyVersion study = run.task().studyVersion();
    RegionWork work = Payloads.read(run.task(), RegionWork.class);
    Optional<WaitingSet> set = set(study, work.fileset());
    run.finish((connection, locked) -> {
      if (set.isPresent()) {
        new RegionRecord(study, set.get(), work.conversion())
            .end(connection, locked, new Converted.Failed(reason));
      }
    });
  }

  private Optional<Converted.Shared> shared(UUID conversion) throws SQLException {
    return transactions.<Optional<Converted.Shared>, RuntimeException>call(
        connection -> RegionTable.find(connection, conversion));
  }

  private Optional<WaitingSet> set(StudyVersion study, UUID fileset) throws SQLException {
    return transactions.<Optional<WaitingSet>, RuntimeException>call(
        connection -> ImageTable.inRegions(connection, study, fileset));
  }
}
