package org.lumenark.ingest.assemble;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.blob.BlockCache;
import org.lumenark.ingest.blob.Originals;
import org.lumenark.ingest.completion.Completion;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.reader.ImageReaders;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.TaskHandler;
import org.lumenark.ingest.task.TaskRun;

/**
 * Finds the images of a study version among its verified files, in the order of paths, and opens
 * them page by page; a page that was recorded before is found again and left as it is.
 */
@ApplicationScoped
class AssembleHandler implements TaskHandler {

  private static final int PAGE = 200;
  private static final int HEADER_BLOCK = 64 << 10;
  private static final int HEADER_BLOCKS = 256;

  private final Transactions transactions;
  private final Originals originals;
  private final ImageReaders readers;
  private final IngestConfig config;

  AssembleHandler(
      Transactions transactions, Originals originals, ImageReaders readers, IngestConfig config) {
    this.readers = readers;
    this.transactions = transactions;
    this.originals = originals;
    this.config = config;
  }

  /** Says what images a candidate is. */
  @FunctionalInterface
  private interface Opening {
    AssembledSet read(ImageCandidate candidate) throws IOException;
  }

  @Override
  public Kind kind() {
    return Kind.AssembleImages;
  }

  @Override
  public void handle(TaskRun run) throws Exception {
    BlobFileSet files = files(run);
    StudyVersion study = run.task().studyVersion();
    List<ImageCandidate> candidates =
        readers.assemble(files, () -> new DetectedFiles(transactions, study));
    record(run, candidates, new SetReader(study, files, readers)::read);
  }

  /** A file on which a reader ends the whole process is not known: none is opened any more. */
  @Override
  public void giveUp(TaskRun run, Reason reason) throws Exception {
    StudyVersion study = run.task().studyVersion();
    List<ImageCandidate> alone = new ArrayList<>();
    new DetectedFiles(transactions, study)
        .forEachRemaining(file ->
            alone.add(
                new ImageCandidate(
                    file.path(), file.detection(), List.of(file.path()), Optional.empty())));
    SetReader reader = new SetReader(study, files(run), readers);
    record(run, alone, candidate -> reader.without(candidate, ImageState.FAILED, reason));
  }

  private BlobFileSet files(TaskRun run) {
    BlockCache cache = new BlockCache(originals, HEADER_BLOCK, HEADER_BLOCKS);
    return new BlobFileSet(run.task().studyVersion(), transactions, cache);
  }

  private void record(TaskRun run, List<ImageCandidate> candidates, Opening opening)
      throws Exception {
    StudyVersion study = run.task().studyVersion();
    for (int first = 0; first < candidates.size(); first += PAGE) {
      List<AssembledSet> sets = new ArrayList<>();
      for (ImageCandidate candidate :
          candidates.subList(first, Math.min(candidates.size(), first + PAGE))) {
        run.check();
        sets.add(opening.read(candidate));
      }
      run.record(
          (connection, locked) -> new PageRecord(connection, locked, study, config).write(sets));
    }
    run.finish((connection, locked) -> {
      IngestTable.setAssembled(connection, study);
      Completion.check(connection, locked, study);
    });
  }
}
