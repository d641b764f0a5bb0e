package org.lumenark.contracts.event;

import java.time.Instant;
import org.lumenark.contracts.id.Accession;

/** What became of the files and images of a study version; key is the accession. */
public sealed interface IngestEvent extends EventData {

  Accession accession();

  int version();

  /**
   * A batch of files was read again from the store, compared with its digests and detected.
   *
   * @param batch from 0
   * @param batches of this study version in all
   * @param files in this batch
   * @param rejected of them, whose stored bytes do not match
   * @param results {@code derived:KEY} of a gzip object with one {@link FileResult} as JSON a line
   */
  @EventType("org.lumenark.ingest.files-verified.v1")
  record FilesVerified(
      Accession accession,
      int version,
      int batch,
      int batches,
      int files,
      int rejected,
      String results)
      implements IngestEvent {}

  /** One file's stored bytes are not what was deposited. */
  @EventType("org.lumenark.ingest.file-rejected.v1")
  record FileRejected(Accession accession, int version, long ordinal, String path, Reason reason)
      implements IngestEvent {}

  /**
   * A rejected file's stored bytes were repaired and are now what was deposited. Comes at most once
   * a file.
   *
   * @param imaging {@code failed} for a file that would belong to an image, since images were
   *     assembled without it, else {@code no-reader}
   */
  @EventType("org.lumenark.ingest.file-restored.v1")
  record FileRestored(
      Accession accession,
      int version,
      long ordinal,
      String path,
      String format,
      ImageState imaging)
      implements IngestEvent {}

  /**
   * Ingest cannot go on until an operator has repaired what the reason says; it goes on by itself
   * then, and the events that were missing follow.
   */
  @EventType("org.lumenark.ingest.ingest-stopped.v1")
  record IngestStopped(Accession accession, int version, Reason reason, Instant stoppedAt)
      implements IngestEvent {}

  /** An image has a complete OME-Zarr. */
  @EventType("org.lumenark.ingest.image-converted.v1")
  record ImageConverted(
      Accession accession, int version, ImageFacts image, Representation representation)
      implements IngestEvent {}

  /** An image has no OME-Zarr: {@code failed}, or {@code no-reader} if only a reader is missing. */
  @EventType("org.lumenark.ingest.image-failed.v1")
  record ImageFailed(
      Accession accession, int version, ImageFacts image, ImageState state, Reason reason)
      implements IngestEvent {}

  /** Every file and image of the version has its final state. */
  @EventType("org.lumenark.ingest.ingest-completed.v1")
  record IngestCompleted(
      Accession accession,
      int version,
      long files,
      long rejected,
      long images,
      long converted,
      long failed,
      long noReader,
      Instant completedAt)
      implements IngestEvent {}
}
