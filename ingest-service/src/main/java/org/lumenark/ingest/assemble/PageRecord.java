package org.lumenark.ingest.assemble;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent.ImageFailed;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.ingest.IngestConfig;
import org.lumenark.ingest.study.ImageCounts;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.LockedStudy;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;

/** Writes a page of file sets and adds the tasks that convert them; small sets share a task. */
final class PageRecord {

  private final Connection connection;
  private final LockedStudy locked;
  private final StudyVersion study;
  private final IngestConfig config;
  private final List<NewTask> tasks = new ArrayList<>();
  private final List<UUID> together = new ArrayList<>();
  private long togetherBytes;

  PageRecord(Connection connection, LockedStudy locked, StudyVersion study, IngestConfig config) {
    this.connection = connection;
    this.locked = locked;
    this.study = study;
    this.config = config;
  }

  void write(List<AssembledSet> sets) throws SQLException {
    Set<UUID> known =
        ImageTable.known(connection, study, sets.stream().map(AssembledSet::fileset).toList());
    for (AssembledSet set : sets) {
      if (!known.contains(set.fileset()) && !ImageTable.hasAny(connection, study, set)) {
        write(set);
      }
    }
    cut();
    NewTasks.add(connection, tasks);
  }

  private void write(AssembledSet set) throws SQLException {
    ImageTable.insertSet(connection, study, set);
    ImageState state = set.failure().map(AssembledSet.Failure::state).orElse(ImageState.PENDING);
    for (ImageFacts image : set.images()) {
      ImageTable.insertImage(connection, study, set.fileset(), image, state);
      if (set.failure().isPresent()) {
        locked.append(
            new ImageFailed(
                study.accession(), study.number(), image, state, set.failure().get().reason()));
      }
    }
    long images = set.images().size();
    IngestTable.countImages(
        connection,
        study,
        new ImageCounts(
            images,
            0,
            state == ImageState.FAILED ? images : 0,
            state == ImageState.NO_READER ? images : 0));
    if (set.failure().isEmpty()) {
      add(set);
    }
  }

  private void add(AssembledSet set) {
    boolean full =
        together.size() == config.conversionSets()
            || togetherBytes + set.bytes() > config.conversionBytes();
    if (full && !together.isEmpty()) {
      cut();
    }
    together.add(set.fileset());
    togetherBytes += set.bytes();
  }

  private void cut() {
    if (!together.isEmpty()) {
      ConvertWork work = new ConvertWork(List.copyOf(together));
      tasks.add(NewTask.ofStudy(Kind.ConvertImage, study, work));
    }
    together.clear();
    togetherBytes = 0;
  }
}
