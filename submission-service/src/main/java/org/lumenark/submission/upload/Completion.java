package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.BlockChecksums;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.platform.storage.UploadedPart;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.DraftRepository;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.file.Addition;
import org.lumenark.submission.file.DraftFiles;
import org.lumenark.submission.file.FileChanges;
import org.lumenark.submission.file.StoredFile;

/** Turns an upload whose bytes are all stored into a file of its draft, or into nothing. */
@ApplicationScoped
class Completion {

  private static final int READ_BYTES = 256 << 10;

  private final ObjectStore store;
  private final Database database;
  private final UploadRepository uploads;
  private final DraftRepository drafts;
  private final DraftFiles files;
  private final FileChanges changes;
  private final Blobs blobs;

  Completion(
      @Originals ObjectStore store,
      Database database,
      UploadRepository uploads,
      DraftRepository drafts,
      DraftFiles files,
      FileChanges changes,
      Blobs blobs) {
    this.store = store;
    this.database = database;
    this.uploads = uploads;
    this.drafts = drafts;
    this.files = files;
    this.changes = changes;
    this.blobs = blobs;
  }

  /** Puts the stored parts together; may be repeated after a crash. */
  void joinParts(Upload upload, List<UploadedPart> parts) {
    try {
      store.completeMultipart(upload.storeUpload().orElseThrow(), parts);
    } catch (StoreException.Missing missing) {
      if (store
          .stat(upload.object().value())
          .filter(is -> is.size() == upload.length())
          .isEmpty()) {
        throw missing;
      }
    }
  }

  /**
   * The object is whole under its key; makes it a file.
   *
   * @param running digests, if every byte went by in this process
   * @throws ProblemException if the digest differs or the path cannot be taken; then neither file
   *     nor upload exist any more
   */
  void finish(Upload upload, Optional<BlobDigests> running) {
    if (upload.kind() == Upload.Kind.PARTIAL && upload.sha256().isEmpty()) {
      finishPart(upload);
      return;
    }
    BlobDigests.Result digests =
        running
            .filter(all -> all.length() == upload.length())
            .orElseGet(() -> read(upload))
            .finish();
    if (upload.sha256().filter(said -> !said.equals(digests.sha256())).isPresent()) {
      discard(upload);
      throw new ProblemException(
          ProblemType.CHECKSUM,
          "The file's bytes do not have the SHA-256 that was given; the file was not kept.");
    }
    if (upload.kind() == Upload.Kind.PARTIAL) {
      finishPart(upload);
      return;
    }
    if (BlockChecksums.isKeptFor(upload.length())) {
      store.put(
          upload.object().checksumsKey(), digests.blocks().toBytes(), BlobWriter.CONTENT_TYPE);
    }
    FaultPoint.reached("stored-not-committed");
    StoredFile file =
        new StoredFile(
            upload.path(),
            digests.sha256(),
            digests.crc32(),
            new BlobRange(upload.object(), 0, upload.length()));
    Optional<ProblemException> refusal = commit(upload, file);
    if (refusal.isPresent()) {
      discard(upload);
      throw refusal.get();
    }
    removeTail(upload);
  }

  /** A part is no file: its digests are those of the file that it will be in. */
  private void finishPart(Upload upload) {
    FaultPoint.reached("stored-not-committed");
    database.run(connection -> uploads.finish(connection, upload.id()));
    removeTail(upload);
  }

  /** The tail is in a part by now. */
  void removeTail(Upload upload) {
    upload
        .tailKey()
        .ifPresent(tail -> {
          store.delete(tail.value());
          database.run(connection -> blobs.forget(connection, tail));
        });
  }

  /**
   * Removes an upload with everything it stored. A writer that is about to make a file of it either
   * was quicker, and then the file stays, or finds that there is nothing any more.
   */
  void discard(Upload upload) {
    if (database.call(connection -> !blobs.giveUp(connection, upload.object()))) {
      database.run(connection -> uploads.delete(connection, upload.id()));
      return;
    }
    upload.storeUpload().ifPresent(store::abortMultipart);
    removeTail(upload);
    store.delete(upload.object().value());
    store.delete(upload.object().checksumsKey());
    database.run(connection -> {
      uploads.delete(connection, upload.id());
      blobs.forget(connection, upload.object());
    });
  }

  private Optional<ProblemException> commit(Upload upload, StoredFile file) {
    return database.call(connection -> {
      UUID draftId = upload.draft();
      Optional<Draft> known = drafts.lock(connection, draftId);
      if (known.filter(Draft::isDeleted).isPresent()) {
        // It may be restored, and the bytes are whole: whoever asks for the upload then gets a
        // file.
        throw new ProblemException(ProblemType.NOT_FOUND);
      }
      if (isDone(connection, upload)) {
        return Optional.empty();
      }
      Optional<Draft> draft = known.filter(Draft::isOpen);
      if (draft.isEmpty()) {
        return Optional.of(Drafts.submitted());
      }
      if (!blobs.hold(connection, upload.object())) {
        return Optional.of(new ProblemException(ProblemType.NOT_FOUND));
      }
      Actor actor =
          uploads.creator(connection, upload.id()).orElseGet(() -> Actor.of(draft.get().owner()));
      Addition addition = addition(connection, upload, draft.get(), actor, file);
      return switch (addition) {
        case Addition.Refused refused ->
            Optional.of(
                new ProblemException(
                    ProblemType.CONFLICT, refused.code(), refused.message(), List.of()));
        case Addition.Present present -> {
          blobs.drop(connection, upload.object());
          uploads.finish(connection, upload.id());
          yield Optional.empty();
        }
        case Addition.Added added -> {
          blobs.keep(connection, upload.object());
          uploads.finish(connection, upload.id());
          yield Optional.empty();
        }
      };
    });
  }

  /** Whether somebody else brought it to its end meanwhile. */
  private boolean isDone(Connection connection, Upload upload) throws SQLException {
    return uploads
        .lock(connection, upload.id())
        .filter(found -> found.state() == Upload.State.DONE)
        .isPresent();
  }

  /** What comes by SFTP takes the place of what is there, as everywhere with SFTP. */
  private Addition addition(
      Connection connection, Upload upload, Draft draft, Actor actor, StoredFile file)
      throws SQLException {
    return upload.kind() == Upload.Kind.STREAM
        ? changes.put(connection, draft, actor, file)
        : files.add(connection, draft, actor, List.of(file)).getFirst();
  }

  private BlobDigests read(Upload upload) {
    BlobDigests digests = new BlobDigests();
    byte[] buffer = new byte[READ_BYTES];
    try (InputStream in = store.open(upload.object().value(), 0, upload.length())) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        digests.update(buffer, 0, got);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return digests;
  }
}
