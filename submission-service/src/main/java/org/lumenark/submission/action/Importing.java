package org.lumenark.submission.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.archive.ArchiveEntry;
import org.lumenark.submission.source.ImportSource;
import org.lumenark.submission.source.ImportSources;
import org.lumenark.submission.source.SourceException;

/** Makes the files of a source files of the draft; the source stays as it is. */
@ApplicationScoped
class Importing {

  private final ImportSources sources;
  private final Intakes intakes;
  private final SubmissionConfig config;

  Importing(ImportSources sources, Intakes intakes, SubmissionConfig config) {
    this.sources = sources;
    this.intakes = intakes;
    this.config = config;
  }

  Outcome run(ActionLease lease, ActionRequest.Import request) {
    Optional<ImportSource> source = sources.find(request.kind(), request.source());
    if (source.isEmpty()) {
      return new Outcome.Failed(
          "source.unknown", "The archive has no such source.", "Choose one of its sources.");
    }
    try (Intake intake = new Intake(intakes, lease, lease.place())) {
      source
          .get()
          .visit(
              request.prefix(),
              lease.place(),
              lease::beat,
              entry -> intake.add(request.target(entry.path()), allowed(entry), entry.path()));
      intake.commit();
      return new Outcome.Done();
    } catch (SourceException refused) {
      return new Outcome.Failed(
          refused.code(), String.valueOf(refused.getMessage()), refused.remedy());
    } catch (IOException broken) {
      return new Outcome.Failed(
          "source.unreadable",
          "The source cannot be read to its end.",
          "Begin again later, or ask the operator of the archive.");
    }
  }

  /** A single file is as long at most as one that is uploaded. */
  private ArchiveEntry allowed(ArchiveEntry entry) {
    return entry.size() <= config.maxFileBytes()
        ? entry
        : new ArchiveEntry.Refused(
            entry.path(),
            entry.size(),
            "quota.file-bytes",
            "A file has at most " + config.maxFileBytes() + " bytes.",
            "Split it, or ask the operator of the archive.");
  }
}
