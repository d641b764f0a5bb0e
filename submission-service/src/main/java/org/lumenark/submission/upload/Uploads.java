package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.PartSize;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.collaborator.Deposit;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.collaborator.Rights;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.file.DraftFiles;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.token.Uploader;

/** Uploads as tus has them, for those who may edit their draft; to others they do not exist. */
@ApplicationScoped
class Uploads {

  private static final String NO_DIGEST = "";

  private final Database database;
  private final UploadRepository repository;
  private final UploadWriting writing;
  private final Completion completion;
  private final Joins joins;
  private final Writers writers;
  private final Drafts drafts;
  private final DraftFiles files;
  private final Blobs blobs;
  private final Quotas quotas;
  private final Rights rights;
  private final SubmissionConfig config;

  Uploads(
      Database database,
      UploadRepository repository,
      UploadWriting writing,
      Completion completion,
      Joins joins,
      Writers writers,
      Drafts drafts,
      DraftFiles files,
      Blobs blobs,
      Quotas quotas,
      Rights rights,
      SubmissionConfig config) {
    this.database = database;
    this.repository = repository;
    this.writing = writing;
    this.completion = completion;
    this.joins = joins;
    this.writers = writers;
    this.drafts = drafts;
    this.files = files;
    this.blobs = blobs;
    this.quotas = quotas;
    this.rights = rights;
    this.config = config;
  }

  /**
   * A new upload without bytes.
   *
   * @param kind whole or partial; see {@link Joins} for final ones
   */
  Upload create(Uploader uploader, Upload.Kind kind, long length, UploadMetadata metadata) {
    return database.call(connection -> {
      Draft draft = drafts.lockOpen(connection, uploader.on(metadata.draft()), metadata.draft());
      quotas.check(connection, draft, length);
      BlobKey object = blobs.begin(connection, Blobs.Kind.FILE, draft.id());
      StoredFile file =
          new StoredFile(metadata.path(), NO_DIGEST, NO_DIGEST, new BlobRange(object, 0, length));
      if (kind == Upload.Kind.WHOLE) {
        files
            .foresee(connection, draft, file)
            .ifPresent(refused -> {
              throw problem(ProblemType.CONFLICT, refused.code(), refused.message());
            });
      }
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
              Instant.now().plus(config.uploadExpiry()),
              kind,
              List.of(),
              Optional.empty(),
              metadata.header());
      repository.insert(connection, upload);
      repository.setCreator(connection, upload.id(), Actor.of(uploader.caller()));
      return upload;
    });
  }

  /** Uploads of a draft that are no files yet, oldest first. */
  List<Upload> underWay(Uploader uploader, UUID draft, @Nullable UUID after, int limit) {
    drafts.get(uploader.on(draft), draft);
    return database.call(connection -> repository.underWay(connection, draft, after, limit));
  }

  /** The state of an upload. A writer that still hangs on a dead connection is ended first. */
  Upload head(Uploader uploader, UUID id) {
    Upload known = own(uploader, id);
    if (known.kind() == Upload.Kind.FINAL) {
      return joins.resume(known).orElse(known);
    }
    if (known.kind() == Upload.Kind.STREAM) {
      return known;
    }
    writers.stop(id);
    Upload upload =
        database.call(connection -> {
          Upload found = allowed(connection, repository.lock(connection, id), uploader);
          repository.setWriter(connection, id, null);
          return found;
        });
    return upload.state() == Upload.State.COMPLETING ? completed(uploader, upload) : upload;
  }

  /**
   * Takes the bytes of a request.
   *
   * @return the upload with its new position
   */
  Upload append(
      Uploader uploader, UUID id, long offset, InputStream in, @Nullable UploadChecksum checksum) {
    Upload known = own(uploader, id);
    if (known.kind() == Upload.Kind.FINAL) {
      throw problem(
          ProblemType.NOT_ALLOWED, "upload.final", "A file made of parts takes no more bytes.");
    }
    if (known.kind() == Upload.Kind.STREAM) {
      throw problem(
          ProblemType.NOT_ALLOWED,
          "upload.sftp",
          "The file comes by SFTP and goes on there (reput), or is begun anew.");
    }
    drafts.editable(uploader.on(known.draft()), known.draft());
    Writers.Writing entry = Writers.Writing.of(in);
    if (!writers.enter(id, entry)) {
      throw new ProblemException(ProblemType.LOCKED);
    }
    try {
      if (known.state() == Upload.State.COMPLETING) {
        completed(uploader, known);
      }
      UploadWriting.Writer writer = new UploadWriting.Writer(UUID.randomUUID(), uploader);
      Upload upload =
          database.call(connection -> {
            Upload found = allowed(connection, repository.lock(connection, id), uploader);
            if (found.position() != offset) {
              throw problem(
                  ProblemType.CONFLICT,
                  "upload.offset",
                  "The upload stands at " + found.position() + ".");
            }
            repository.setWriter(connection, id, writer.turn());
            return found;
          });
      if (upload.state() == Upload.State.OPEN) {
        writing.write(upload, writer, entry.body(), checksum);
      }
    } catch (StoreException.Missing gone) {
      // If it was ended while its bytes were on their way, there is no upload any more.
      own(uploader, id);
      throw gone;
    } finally {
      writers.leave(id, entry);
    }
    return own(uploader, id);
  }

  /**
   * Takes the bytes that came with the creation. If they are refused or the store has no room for
   * them, the upload is removed: the client never learns its address, and it would count until it
   * expires.
   */
  Upload appendFirst(
      Uploader uploader, UUID id, InputStream in, @Nullable UploadChecksum checksum) {
    try {
      return append(uploader, id, 0, in, checksum);
    } catch (ProblemException | StoreException.Full refused) {
      if (database.call(connection -> repository.find(connection, id)).isPresent()) {
        terminate(uploader, id);
      }
      throw refused;
    }
  }

  void terminate(Uploader uploader, UUID id) {
    own(uploader, id);
    writers.stop(id);
    Upload upload =
        database.call(connection -> {
          Upload found = allowed(connection, repository.lock(connection, id), uploader);
          repository.setWriter(connection, id, null);
          return found;
        });
    if (upload.partOf().isPresent()) {
      throw problem(
          ProblemType.CONFLICT, "upload.joined", "The part belongs to a file. End that one.");
    }
    if (upload.isFile()) {
      database.run(connection -> repository.delete(connection, id));
    } else {
      completion.discard(upload);
    }
  }

  /** Brings to its end what a crash left between storing and committing. */
  private Upload completed(Uploader uploader, Upload upload) {
    completion.joinParts(
        upload, database.call(connection -> repository.parts(connection, upload.id())));
    completion.finish(upload, Optional.empty());
    return own(uploader, upload.id());
  }

  private Upload own(Uploader uploader, UUID id) {
    return database.call(
        connection -> allowed(connection, repository.find(connection, id), uploader));
  }

  private Upload allowed(Connection connection, Optional<Upload> found, Uploader uploader)
      throws SQLException {
    Optional<Upload> covered = found.filter(upload -> uploader.covers(upload.draft()));
    rights.require(
        connection,
        covered.map(upload -> new Deposit(upload.draft(), upload.owner())),
        uploader.caller(),
        Right.EDIT);
    return covered.orElseThrow();
  }

  private static ProblemException problem(ProblemType type, String code, String detail) {
    return new ProblemException(type, code, detail, List.of());
  }
}
