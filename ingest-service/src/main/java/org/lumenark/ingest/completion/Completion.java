package org.lumenark.ingest.completion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.lumenark.contracts.event.IngestEvent.IngestCompleted;
import org.lumenark.ingest.study.LockedStudy;
import org.lumenark.ingest.study.StudyVersion;

/**
 * Ends the ingest of a version once every file and image has its final state. The study is locked
 * and the state changes only once, so that exactly one {@link IngestCompleted} leaves.
 */
public final class Completion {

  private static final String COMPLETE =
      """
      update study_ingest set state = 'completed', completed_at = now()
      where accession = ? and version = ? and state = 'running'
        and assembled and batches_done = batches and converted + failed + no_reader = images
      returning files, files_rejected, images, converted, failed, no_reader, completed_at
      """;

  private Completion() {}

  public static void check(Connection connection, LockedStudy locked, StudyVersion study)
      throws SQLException {
    try (PreparedStatement complete = connection.prepareStatement(COMPLETE)) {
      complete.setString(1, study.accession().value());
      complete.setInt(2, study.number());
      try (ResultSet row = complete.executeQuery()) {
        if (row.next()) {
          locked.append(
              new IngestCompleted(
                  study.accession(),
                  study.number(),
                  row.getLong(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6),
                  row.getObject(7, OffsetDateTime.class).toInstant()));
        }
      }
    }
  }
}
