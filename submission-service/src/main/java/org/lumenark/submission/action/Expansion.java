package org.lumenark.submission.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.archive.ArchiveEntries;
import org.lumenark.submission.archive.ArchiveEntry;
import org.lumenark.submission.archive.ArchiveException;
import org.lumenark.submission.archive.ArchiveLimits;
import org.lumenark.submission.archive.Archives;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.file.FileChanges;
import org.lumenark.submission.file.StoredFile;

/**
 * Makes the entries of an archive files of the draft. The archive itself is removed at the very
 * end, and only if every entry is in the draft then.
 */
@ApplicationScoped
class Expansion {

  private static final String END = "end";

  private final Database database;
  private final Archives archives;
  private final FileChanges files;
  private final Intakes intakes;
  private final SubmissionConfig config;

  Expansion(
      Database database,
      Archives archives,
      FileChanges files,
      Intakes intakes,
      SubmissionConfig config) {
    this.database = database;
    this.archives = archives;
    this.files = files;
    this.intakes = intakes;
    this.config = config;
  }

  Outcome run(ActionLease lease, ActionRequest.Expand request) {
    if (lease.place().equals(END)) {
      return new Outcome.Done();
    }
    Optional<StoredFile> archive =
        database.call(connection -> files.find(connection, lease.draft(), request.path()));
    if (archive.isEmpty()) {
      return new Outcome.Failed(
          "archive.missing",
          "The draft has no file under this path.",
          "Look at the list of files and name one of them.");
    }
    String object = archive.get().blob().object().value();
    if (!lease.place().isEmpty() && !lease.place().equals(object)) {
      return new Outcome.Failed(
          "archive.changed",
          "The archive was replaced while it was being expanded.",
          "Expand it again.");
    }
    try (ArchiveEntries entries = archives.open(archive.get().blob(), limits());
        Intake intake = new Intake(intakes, lease, object)) {
      takeAll(lease, request, entries, intake);
    } catch (ArchiveException refused) {
      return new Outcome.Failed(
          refused.code(), String.valueOf(refused.getMessage()), refused.remedy());
    } catch (IOException broken) {
      return new Outcome.Failed(
          "archive.damaged",
          "The archive cannot be read to its end.",
          "Test the archive on your machine and upload it again.");
    }
    if (!lease.isPreview() && !request.keep() && lease.tally().refused() == 0) {
      lease.step((connection, draft) -> {
        Optional<StoredFile> same =
            files
                .find(connection, draft.id(), request.path())
                .filter(file -> file.blob().equals(archive.get().blob()));
        files.remove(connection, draft, same.stream().toList());
        return new ActionLease.Progress(END, List.of());
      });
    }
    return new Outcome.Done();
  }

  private static void takeAll(
      ActionLease lease, ActionRequest.Expand request, ArchiveEntries entries, Intake intake)
      throws IOException {
    long done = lease.tally().entries();
    long seen = 0;
    for (Optional<ArchiveEntry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
      lease.beat();
      if (++seen > done) {
        intake.add(request.target(entry.get().path()), entry.get());
      }
    }
    intake.commit();
  }

  private ArchiveLimits limits() {
    return new ArchiveLimits(
        config.maxArchiveEntries(), config.maxArchiveBytes(), config.maxArchiveRatio());
  }
}
