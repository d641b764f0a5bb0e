package org.lumenark.ingest.assemble;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent.ImageConverted;
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
    Map<UUID, KnownImage> elsewhere = ImageTable.inOtherVersions(connection, study, images(sets));
    Numbering numbers = Numbering.begin(connection, study.accession(), elsewhere);
    for (AssembledSet set : sets) {
      if (!known.contains(set.fileset()) && !ImageTable.hasAny(connection, study, set)) {
        AssembledSet numbered = set.with(set.images().stream().map(numbers::numbered).toList());
        Map<UUID, KnownImage.Conversion> conversions = conversions(numbered, elsewhere);
        if (conversions.isEmpty()) {
          write(numbered);
        } else {
          take(numbered, conversions);
        }
      }
    }
    cut();
    NewTasks.add(connection, tasks);
  }

  private static List<UUID> images(List<AssembledSet> sets) {
    return sets.stream().flatMap(set -> set.images().stream()).map(ImageFacts::id).toList();
  }

  /** Conversions of all images of the set that another version has; nothing if one is missing. */
  private static Map<UUID, KnownImage.Conversion> conversions(
      AssembledSet set, Map<UUID, KnownImage> elsewhere) {
    Map<UUID, KnownImage.Conversion> found = new HashMap<>();
    for (ImageFacts image : set.images()) {
      Optional.ofNullable(elsewhere.get(image.id()))
          .flatMap(KnownImage::conversion)
          .filter(made -> made.representation().fileset().equals(set.fileset()))
          .ifPresent(made -> found.put(image.id(), made));
    }
    boolean all = set.failure().isEmpty() && found.size() == set.images().size();
    return all ? found : Map.of();
  }

  /** The same files were converted for another version: the images have the same OME-Zarr. */
  private void take(AssembledSet set, Map<UUID, KnownImage.Conversion> conversions)
      throws SQLException {
    ImageTable.insertSet(connection, study, set, true);
    for (ImageFacts image : set.images()) {
      KnownImage.Conversion made = Objects.requireNonNull(conversions.get(image.id()));
      ImageFacts facts = Numbering.converted(made.facts(), image);
      ImageTable.insertImage(
          connection,
          study,
          set.fileset(),
          facts,
          ImageState.CONVERTED,
          Optional.of(made.representation()));
      locked.append(
          new ImageConverted(study.accession(), study.number(), facts, made.representation()));
    }
    long images = set.images().size();
    IngestTable.countImages(connection, study, new ImageCounts(images, images, 0, 0));
  }

  private void write(AssembledSet set) throws SQLException {
    ImageTable.insertSet(connection, study, set, set.failure().isPresent());
    ImageState state = set.failure().map(AssembledSet.Failure::state).orElse(ImageState.PENDING);
    for (ImageFacts image : set.images()) {
      ImageTable.insertImage(connection, study, set.fileset(), image, state, Optional.empty());
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
