package org.lumenark.ingest.convert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.lumenark.contracts.event.IngestTaskWaiting.Kind;
import org.lumenark.contracts.event.Reason;
import org.lumenark.imaging.convert.RegionReceipt;
import org.lumenark.ingest.assemble.ImageTable.WaitingSet;
import org.lumenark.ingest.collect.DerivedObjects;
import org.lumenark.ingest.study.LockedStudy;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.NewTask;
import org.lumenark.ingest.task.NewTasks;

/**
 * Writes what regions have come to. A conversion that has ended meanwhile, because another region
 * failed, is left as it is.
 */
record RegionRecord(StudyVersion study, WaitingSet set, UUID conversion) {

  /** The last region adds the task that finishes. */
  void region(Connection connection, LockedStudy locked, int region, RegionOutcome outcome)
      throws SQLException {
    switch (outcome) {
      case RegionOutcome.Written(RegionReceipt receipt) -> {
        if (goesOn(connection) && RegionTable.add(connection, conversion, region, receipt)) {
          RegionWork finish = RegionWork.finish(set.fileset(), conversion);
          NewTasks.add(
              connection, List.of(NewTask.ofStudy(Kind.ConvertImageRegion, study, finish)));
        }
      }
      case RegionOutcome.Failed(Reason reason) ->
          end(connection, locked, new Converted.Failed(reason));
    }
  }

  /** All images of the set have their final state. */
  void end(Connection connection, LockedStudy locked, Converted converted) throws SQLException {
    if (goesOn(connection)) {
      RegionTable.end(connection, conversion);
      if (converted instanceof Converted.Failed) {
        DerivedObjects.release(connection, conversion);
      }
      SetRecord.write(connection, locked, study, set, converted);
    }
  }

  private boolean goesOn(Connection connection) throws SQLException {
    return RegionTable.find(connection, conversion).isPresent();
  }
}
