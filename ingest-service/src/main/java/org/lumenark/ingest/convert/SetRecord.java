package org.lumenark.ingest.convert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent.ImageConverted;
import org.lumenark.contracts.event.IngestEvent.ImageFailed;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.ingest.assemble.ImageTable;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.collect.DerivedObjects;
import org.lumenark.ingest.completion.Completion;
import org.lumenark.ingest.study.ImageCounts;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.LockedStudy;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;

/** Writes what a file set has come to and tells of each of its images. */
final class SetRecord {

  private SetRecord() {}

  static void write(
      Connection connection,
      LockedStudy locked,
      StudyVersion study,
      WaitingSet set,
      Converted converted)
      throws SQLException {
    long images = set.images().size();
    switch (converted) {
      case Converted.Shared shared -> {
        share(connection, study, set, shared);
        return;
      }
      case Converted.Complete complete -> {
        DerivedObjects.adopt(connection, complete.conversion());
        for (Converted.Image image : complete.images()) {
          ImageTable.end(
              connection,
              study,
              image.facts(),
              ImageState.CONVERTED,
              Optional.of(image.representation()));
          locked.append(
              new ImageConverted(
                  study.accession(), study.number(), image.facts(), image.representation()));
        }
        IngestTable.countImages(connection, study, new ImageCounts(0, images, 0, 0));
      }
      case Converted.Failed failed -> {
        for (ImageFacts image : set.images()) {
          ImageTable.end(connection, study, image, ImageState.FAILED, Optional.empty());
          locked.append(
              new ImageFailed(
                  study.accession(), study.number(), image, ImageState.FAILED, failed.reason()));
        }
        IngestTable.countImages(connection, study, new ImageCounts(0, 0, images, 0));
      }
    }
    ImageTable.endSet(connection, study, set.fileset());
    Completion.check(connection, locked, study);
  }

  private static void share(
      Connection connection, StudyVersion study, WaitingSet set, Converted.Shared shared)
      throws SQLException {
    RegionTable.begin(connection, study, set.fileset(), shared);
    ImageTable.shareSet(connection, study, set.fileset());
    NewTasks.add(
        connection,
        IntStream.range(0, shared.regions())
            .mapToObj(region -> RegionWork.region(set.fileset(), shared.conversion(), region))
            .map(work -> NewTask.ofStudy(Kind.ConvertImageRegion, study, work))
            .toList());
  }
}
