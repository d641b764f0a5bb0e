package org.lumenark.ingest.assemble;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.blob.BlobFileSet;
import org.lumenark.ingest.blob.BlockCache;
import org.lumenark.ingest.blob.FileTable;
import org.lumenark.ingest.blob.Originals;
import org.lumenark.ingest.blob.VerifiedFile;
import org.lumenark.ingest.completion.Completion;
import org.lumenark.ingest.database.Transactions;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.TaskHandler;
import org.lumenark.ingest.task.TaskRun;

/**
 * Finds the images of a study version among its verified files, page by page in the order of paths;
 * a page that was recorded before is found again and left as it is.
 */
@ApplicationScoped
class AssembleHandler implements TaskHandler {

  private static final int PAGE = 200;
  private static final int HEADER_BLOCK = 64 << 10;
  private static final int HEADER_BLOCKS = 256;

  private final Transactions transactions;
  private final Originals originals;
  private final IngestConfig config;

  AssembleHandler(Transactions transactions, Originals originals, IngestConfig config) {
    this.transactions = transactions;
    this.originals = originals;
    this.config = config;
  }

  /** Says what images a file is part of. */
  @FunctionalInterface
  private interface Entry {
    AssembledSet read(VerifiedFile file) throws IOException;
  }

  @Override
  public Kind kind() {
    return Kind.AssembleImages;
  }

  @Override
  public void handle(TaskRun run) throws Exception {
    assemble(run, reader(run)::read);
  }

  /** A file on which a reader ends the whole process is not known: no file is opened any more. */
  @Override
  public void giveUp(TaskRun run, Reason reason) throws Exception {
    SetReader reader = reader(run);
    assemble(run, file -> reader.without(file, ImageState.FAILED, reason));
  }

  private SetReader reader(TaskRun run) {
    StudyVersion study = run.task().studyVersion();
    BlockCache cache = new BlockCache(originals, HEADER_BLOCK, HEADER_BLOCKS);
    return new SetReader(study, new BlobFileSet(study, transactions, cache));
  }

  private void assemble(TaskRun run, Entry entry) throws Exception {
    StudyVersion study = run.task().studyVersion();
    Set<String> covered = new HashSet<>();
    long number = 1;
    String last = "";
    while (true) {
      String after = last;
      List<VerifiedFile> page =
          transactions.<List<VerifiedFile>, RuntimeException>call(
              connection -> FileTable.imagesAfter(connection, study, after, PAGE));
      if (page.isEmpty()) {
        break;
      }
      List<AssembledSet> sets = new ArrayList<>();
      for (VerifiedFile file : page) {
        run.check();
        last = file.path();
        if (covered.remove(file.path())) {
          continue;
        }
        AssembledSet set = entry.read(file);
        covered.addAll(set.paths());
        covered.remove(file.path());
        sets.add(set);
      }
      List<AssembledSet> numbered = Numbering.from(number, sets);
      number += numbered.stream().mapToLong(set -> set.images().size()).sum();
      run.record((connection, locked) ->
          new PageRecord(connection, locked, study, config).write(numbered));
    }
    run.finish((connection, locked) -> {
      IngestTable.setAssembled(connection, study);
      Completion.check(connection, locked, study);
    });
  }
}
