package org.lumenark.submission.sftp;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.file.Addition;
import org.lumenark.submission.file.DraftFiles;
import org.lumenark.submission.file.FileChanges;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.token.UploadToken;
import org.lumenark.submission.upload.PartMemory;

/** Takes files whose length is not known before their end. */
@ApplicationScoped
class Arrivals {

  private final ObjectStore store;
  private final Database database;
  private final TokenRights rights;
  private final DraftFiles files;
  private final FileChanges changes;
  private final Blobs blobs;
  private final PartMemory memory;
  private final SubmissionConfig limits;
  private final SftpConfig config;

  Arrivals(
      @Originals ObjectStore store,
      Database database,
      TokenRights rights,
      DraftFiles files,
      FileChanges changes,
      Blobs blobs,
      PartMemory memory,
      SubmissionConfig limits,
      SftpConfig config) {
    this.store = store;
    this.database = database;
    this.rights = rights;
    this.files = files;
    this.changes = changes;
    this.blobs = blobs;
    this.memory = memory;
    this.limits = limits;
    this.config = config;
  }

  /** Where a file is stored, and how long it may become there. */
  private record Room(BlobKey key, long bytes) {}

  /**
   * Begins a file.
   *
   * @throws ProblemException if the draft has no room for it, or the path cannot be taken
   */
  Arrival begin(UploadToken token, String path) {
    Room room =
        database.call(connection -> {
          Draft draft = rights.lock(connection, token);
          BlobKey key = blobs.begin(connection, Blobs.Kind.FILE, draft.id());
          files
              .foresee(connection, draft, new StoredFile(path, "", "", new BlobRange(key, 0, 0)))
              .ifPresent(refused -> {
                throw refusal(refused);
              });
          Optional<StoredFile> there = changes.find(connection, draft.id(), path);
          changes.checkQuota(draft, there.isPresent() ? 0 : 1, 0);
          return new Room(key, longest(draft, there.map(StoredFile::size).orElse(0L)));
        });
    PartMemory.GrowingRoom parts = memory.takeGrowing();
    BlobWriter writer = new BlobWriter(store, room.key(), parts);
    return new Arrival(this, token, path, room.key(), room.bytes(), writer, parts);
  }

  /**
   * The object is whole under its key; makes it a file of the draft, in the place of another one
   * that has its path. That stays until then.
   *
   * @return whether the draft names the object now; not if it has the same file already
   * @throws ProblemException if it cannot be a file of the draft
   */
  boolean commit(UploadToken token, StoredFile file) {
    Actor actor = Actor.of(TokenRights.caller(token));
    Addition addition =
        database.call(connection -> {
          Draft draft = rights.lock(connection, token);
          requireContent(changes.find(connection, draft.id(), file.path()), file);
          Addition result = changes.put(connection, draft, actor, file);
          if (result instanceof Addition.Added) {
            blobs.keep(connection, file.blob().object());
          }
          return result;
        });
    return switch (addition) {
      case Addition.Added _ -> true;
      case Addition.Present _ -> false;
      case Addition.Refused refused -> throw refusal(refused);
    };
  }

  /** Removes an object, unless a file names it: a commit may have come through unheard. */
  void discard(BlobKey key) {
    if (!database.call(connection -> blobs.abandon(connection, key))) {
      return;
    }
    store.delete(key.value());
    store.delete(key.checksumsKey());
    database.run(connection -> blobs.forget(connection, key));
  }

  /** A client that is interrupted between opening and writing leaves an empty file. */
  private static void requireContent(Optional<StoredFile> there, StoredFile file) {
    if (file.size() == 0 && there.filter(other -> other.size() > 0).isPresent()) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "sftp.empty",
          "An empty file does not take the place of one that has bytes; remove that first.",
          List.of());
    }
  }

  /**
   * @param replaced bytes that make room for it
   */
  private long longest(Draft draft, long replaced) {
    long left = Math.max(0, limits.maxDraftBytes() - draft.files().bytes() + replaced);
    return Math.min(Math.min(config.maxFileBytes(), limits.maxFileBytes()), left);
  }

  private static ProblemException refusal(Addition.Refused refused) {
    return new ProblemException(ProblemType.CONFLICT, refused.code(), refused.message(), List.of());
  }
}
