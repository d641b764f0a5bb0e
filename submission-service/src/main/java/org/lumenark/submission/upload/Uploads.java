package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.platform.storage.PartSize;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.file.DraftFiles;
import org.lumenark.submission.file.StoredFile;

/** Uploads as tus has them. To everyone but the draft's owner they do not exist. */
@ApplicationScoped
class Uploads {

  private static final String NO_DIGEST = "";

  private final Database database;
  private final UploadRepository repository;
  private final UploadWriting writing;
  private final Completion completion;
  private final Writers writers;
  private final Drafts drafts;
  private final DraftFiles files;
  private final Blobs blobs;
  private final SubmissionConfig config;

  Uploads(
      Database database,
      UploadRepository repository,
      UploadWriting writing,
      Completion completion,
      Writers writers,
      Drafts drafts,
      DraftFiles files,
      Blobs blobs,
      SubmissionConfig config) {
    this.database = database;
    this.repository = repository;
    this.writing = writing;
    this.completion = completion;
    this.writers = writers;
    this.drafts = drafts;
    this.files = files;
    this.blobs = blobs;
    this.config = config;
  }

  Upload create(Caller caller, long length, UploadMetadata metadata) {
    if (length > config.maxFileBytes()) {
      throw problem(ProblemType.TOO_LARGE, "quota.file-bytes", "The file is too large.");
    }
    return database.call(connection -> {
      Draft draft = drafts.lockOpen(connection, caller, metadata.draft());
      if (repository.openOf(connection, draft.id()) >= config.maxOpenUploads()) {
        throw problem(ProblemType.CONFLICT, "quota.uploads", "Too many open uploads.");
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
              Upload.State.OPEN,
              Instant.now().plus(config.uploadExpiry()));
      repository.insert(connection, upload);
      return upload;
    });
  }

  /** The state of an upload. A writer that still hangs on a dead connection is ended first. */
  Upload head(Caller caller, UUID id) {
    own(caller, id);
    writers.stop(id);
    Upload upload =
        database.call(connection -> {
          Upload found = own(repository.lock(connection, id), caller);
          repository.setWriter(connection, id, null);
          return found;
        });
    return upload.state() == Upload.State.COMPLETING ? completed(caller, upload) : upload;
  }

  /**
   * Takes the bytes of a request.
   *
   * @return the upload with its new position
   */
  Upload append(
      Caller caller, UUID id, long offset, InputStream in, @Nullable UploadChecksum checksum) {
    Upload known = own(caller, id);
    RequestBody body = new RequestBody(in);
    Writers.Writing entry = new Writers.Writing(body, new CountDownLatch(1));
    if (!writers.enter(id, entry)) {
      throw new ProblemException(ProblemType.LOCKED);
    }
    try {
      if (known.state() == Upload.State.COMPLETING) {
        completed(caller, known);
      }
      UUID token = UUID.randomUUID();
      Upload upload =
          database.call(connection -> {
            Upload found = own(repository.lock(connection, id), caller);
            if (found.position() != offset) {
              throw problem(
                  ProblemType.CONFLICT,
                  "upload.offset",
                  "The upload stands at " + found.position() + ".");
            }
            repository.setWriter(connection, id, token);
            return found;
          });
      if (upload.state() == Upload.State.OPEN) {
        writing.write(upload, token, body, checksum);
      }
    } finally {
      writers.leave(id, entry);
    }
    return own(caller, id);
  }

  void terminate(Caller caller, UUID id) {
    own(caller, id);
    writers.stop(id);
    Upload upload =
        database.call(connection -> {
          Upload found = own(repository.lock(connection, id), caller);
          repository.setWriter(connection, id, null);
          return found;
        });
    if (upload.state() == Upload.State.DONE) {
      database.run(connection -> repository.delete(connection, id));
    } else {
      completion.discard(upload);
    }
  }

  /** Brings to its end what a crash left between storing and committing. */
  private Upload completed(Caller caller, Upload upload) {
    completion.joinParts(
        upload, database.call(connection -> repository.parts(connection, upload.id())));
    completion.finish(upload, Optional.empty());
    return own(caller, upload.id());
  }

  private Upload own(Caller caller, UUID id) {
    return own(database.call(connection -> repository.find(connection, id)), caller);
  }

  private static Upload own(Optional<Upload> found, Caller caller) {
    return found
        .filter(upload -> caller.is(upload.owner()))
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  private static ProblemException problem(ProblemType type, String code, String detail) {
    return new ProblemException(type, code, detail, List.of());
  }
}
