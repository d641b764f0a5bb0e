package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.PartSize;
import org.lumenark.submission.Quota;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.file.DraftFiles;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.token.Uploader;

/**
 * Final uploads: a file out of partial ones. The same request again, after an answer that was lost,
 * means the same upload.
 */
@ApplicationScoped
class Joins {

  private static final String NO_DIGEST = "";

  private final Database database;
  private final UploadRepository repository;
  private final Drafts drafts;
  private final DraftFiles files;
  private final Blobs blobs;
  private final Writers writers;
  private final Joining joining;
  private final SubmissionConfig config;

  Joins(
      Database database,
      UploadRepository repository,
      Drafts drafts,
      DraftFiles files,
      Blobs blobs,
      Writers writers,
      Joining joining,
      SubmissionConfig config) {
    this.database = database;
    this.repository = repository;
    this.drafts = drafts;
    this.files = files;
    this.blobs = blobs;
    this.writers = writers;
    this.joining = joining;
    this.config = config;
  }

  /**
   * Returns when the file is in the draft.
   *
   * @throws ProblemException if a part is unknown, not complete or in another file, if the digest
   *     differs, or if the same parts are being joined just now
   */
  Upload join(Uploader uploader, UploadMetadata metadata, List<UUID> parts) {
    Upload upload =
        database.call(connection -> {
          Draft draft =
              drafts.lockOpen(connection, uploader.on(metadata.draft()), metadata.draft());
          Optional<Upload> known =
              repository.madeOf(connection, draft.id(), metadata.path(), parts);
          return known.isPresent()
              ? known.get()
              : begin(
                  connection,
                  draft,
                  Actor.of(uploader.caller()),
                  metadata,
                  sources(connection, draft, parts));
        });
    return resume(upload).orElseThrow(() -> new ProblemException(ProblemType.LOCKED));
  }

  /** Goes on with a file that was not put together to its end; empty if that is going on now. */
  Optional<Upload> resume(Upload upload) {
    if (upload.state() == Upload.State.DONE) {
      return Optional.of(upload);
    }
    Writers.Writing entry = Writers.Writing.of(InputStream.nullInputStream());
    if (!writers.enter(upload.id(), entry)) {
      return Optional.empty();
    }
    try {
      joining.run(upload);
    } finally {
      writers.leave(upload.id(), entry);
    }
    return database.call(connection -> repository.find(connection, upload.id()));
  }

  private List<Upload> sources(Connection connection, Draft draft, List<UUID> parts)
      throws SQLException {
    List<Upload> locked = repository.lockAll(connection, parts);
    return parts.stream()
        .map(id ->
            locked.stream()
                .filter(part -> part.id().equals(id) && part.draft().equals(draft.id()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)))
        .toList();
  }

  private Upload begin(
      Connection connection,
      Draft draft,
      Actor actor,
      UploadMetadata metadata,
      List<Upload> sources)
      throws SQLException {
    sources.forEach(Joins::requireComplete);
    List<UUID> parts = sources.stream().map(Upload::id).toList();
    long length = sources.stream().mapToLong(Upload::length).reduce(0, Joins::sum);
    if (length > config.maxFileBytes()) {
      throw Quota.fileBytes(config.maxFileBytes());
    }
    BlobKey object = blobs.begin(connection, Blobs.Kind.FILE, draft.id());
    StoredFile file =
        new StoredFile(metadata.path(), NO_DIGEST, NO_DIGEST, new BlobRange(object, 0, length));
    files
        .foresee(connection, draft, file)
        .ifPresent(refused -> {
          throw problem(ProblemType.CONFLICT, refused.code(), refused.message());
        });
    Upload upload =
        new Upload(
            TimeOrderedId.next(),
            draft.id(),
            draft.owner().subject(),
            metadata.path(),
            length,
            metadata.sha256(),
            object,
            PartSize.forLength(length),
            Optional.empty(),
            0,
            Optional.empty(),
            0,
            Upload.State.COMPLETING,
            Instant.now().plus(config.uploadExpiry()),
            Upload.Kind.FINAL,
            parts,
            Optional.empty(),
            metadata.header());
    repository.insert(connection, upload);
    repository.setCreator(connection, upload.id(), actor);
    repository.setPartsOf(connection, upload.id(), parts);
    return upload;
  }

  private static void requireComplete(Upload part) {
    if (part.kind() != Upload.Kind.PARTIAL) {
      throw problem(ProblemType.CONFLICT, "upload.not-partial", "A part is no partial upload.");
    }
    if (part.state() != Upload.State.DONE) {
      throw problem(
          ProblemType.CONFLICT, "upload.unfinished", "A part is not complete. Upload it first.");
    }
    if (part.partOf().isPresent()) {
      throw problem(ProblemType.CONFLICT, "upload.joined", "A part belongs to another file.");
    }
  }

  /** A sum that cannot be told is larger than every limit. */
  private static long sum(long one, long other) {
    return Long.MAX_VALUE - one < other ? Long.MAX_VALUE : one + other;
  }

  private static ProblemException problem(ProblemType type, String code, String detail) {
    return new ProblemException(type, code, detail, List.of());
  }
}
