package org.lumenark.ingest.scrub;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.IngestEvent.FileRestored;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.ingest.blob.DepositedFile;
import org.lumenark.ingest.blob.FileTable;
import org.lumenark.ingest.blob.VerifiedFile;
import org.lumenark.ingest.study.LockedStudy;
import org.lumenark.ingest.study.RejectedFiles;
import org.lumenark.ingest.study.StudyVersion;

/** Takes the rejection back of files whose stored bytes an operator has repaired. */
final class Restoration {

  private Restoration() {}

  static void record(Connection connection, StudyVersion study, Map<DepositedFile, Detection> files)
      throws SQLException {
    if (files.isEmpty()) {
      return;
    }
    LockedStudy locked = LockedStudy.lock(connection, study.accession());
    if (locked.withdrawn()) {
      return;
    }
    for (Map.Entry<DepositedFile, Detection> entry : files.entrySet()) {
      DepositedFile file = entry.getKey();
      Detection detection = entry.getValue();
      if (RejectedFiles.restore(connection, study, file.ordinal())) {
        FileTable.insert(connection, study, List.of(VerifiedFile.of(file, detection)));
        locked.append(
            new FileRestored(
                study.accession(),
                study.number(),
                file.ordinal(),
                file.path(),
                detection.format(),
                detection.image() ? ImageState.FAILED : ImageState.NO_READER));
      }
    }
    locked.save();
  }
}
