package org.lumenark.ingest.plan;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.lumenark.contracts.event.IngestEvent.IngestStopped;
import org.lumenark.contracts.event.Reason;
import org.lumenark.ingest.study.IngestTable;
import org.lumenark.ingest.study.StudyVersion;
import org.lumenark.ingest.task.LeaseLostException;
import org.lumenark.ingest.task.TaskRun;
import org.lumenark.platform.manifest.ManifestMismatchException;
import org.lumenark.platform.storage.CorruptBlobException;

/**
 * A study whose sealed manifest cannot be read has no file and no image that could fail: its ingest
 * stops, and its owner is told.
 */
public final class DamagedManifest {

  private DamagedManifest() {}

  /** Whether the stored manifest itself is at fault, not the way to it. */
  public static boolean isCause(Throwable failure) {
    return failure instanceof CorruptBlobException
        || failure instanceof ManifestMismatchException
        || (failure instanceof UncheckedIOException && failure.getCause() instanceof EOFException);
  }

  /** Fails the task; a scrub that finds the manifest well again lets it begin anew. */
  public static void stop(TaskRun run, String manifest) throws SQLException, LeaseLostException {
    StudyVersion study = run.task().studyVersion();
    Reason reason =
        new Reason(
            "manifest.corrupt",
            "The sealed list of files cannot be read from the store.",
            Optional.of(manifest));
    run.fail((connection, locked) -> {
      if (IngestTable.stop(connection, study)) {
        locked.append(new IngestStopped(study.accession(), study.number(), reason, Instant.now()));
      }
    });
  }
}
