package org.lumenark.submission.sftp;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
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
import org.lumenark.submission.token.Uploader;
import org.lumenark.submission.upload.StreamWriter;
import org.lumenark.submission.upload.Streams;

/** Takes files whose length is not known before their end. */
@ApplicationScoped
class Arrivals {

  private final Database database;
  private final TokenRights rights;
  private final DraftFiles files;
  private final FileChanges changes;
  private final Blobs blobs;
  private final Streams streams;
  private final Senders senders;
  private final ServerName server;
  private final SubmissionConfig limits;
  private final SftpConfig config;

  Arrivals(
      Database database,
      TokenRights rights,
      DraftFiles files,
      FileChanges changes,
      Blobs blobs,
      Streams streams,
      Senders senders,
      ServerName server,
      SubmissionConfig limits,
      SftpConfig config) {
    this.database = database;
    this.rights = rights;
    this.files = files;
    this.changes = changes;
    this.blobs = blobs;
    this.streams = streams;
    this.senders = senders;
    this.server = server;
    this.limits = limits;
    this.config = config;
  }

  /**
   * Where a file is stored, and how long it may become there.
   *
   * @param isTaken if something is left of another one to the same path
   */
  private record Room(BlobKey key, long bytes, boolean isTaken) {}

  /**
   * Begins a file. What another connection has left of it is thrown away.
   *
   * @throws ProblemException if the draft has no room for it, or the path cannot be taken
   * @throws SftpFailure if another connection sends it
   */
  Arrival begin(UploadToken token, String path, Line line) throws SftpFailure {
    return enter(
        token,
        path,
        line,
        sending -> {
          Streams.Target target = target(token, path);
          Room room = room(token, path);
          if (room.isTaken()) {
            streams.giveUp(Uploader.holder(token), target);
          }
          StreamWriter writer = streams.begin(Uploader.holder(token), target, room.key());
          return new Arrival(this, token, path, room.bytes(), writer, sending);
        });
  }

  /**
   * Goes on with what another connection has left of a file.
   *
   * @throws ProblemException if the draft cannot be filled any more
   * @throws SftpFailure if another connection sends it, or nothing is left of it by now
   */
  Arrival resume(UploadToken token, String path, Line line) throws SftpFailure {
    return enter(
        token,
        path,
        line,
        sending -> {
          long longest =
              database.call(connection -> {
                Draft draft = rights.lock(connection, token);
                return longest(connection, draft, replaced(connection, draft, path));
              });
          StreamWriter writer =
              streams
                  .resume(Uploader.holder(token), target(token, path))
                  .orElseThrow(SftpFailure::missing);
          return new Arrival(this, token, path, longest, writer, sending);
        });
  }

  /** Begins to take a file that this connection alone sends. */
  @FunctionalInterface
  private interface Begin {
    Arrival with(Senders.Sending sending) throws SftpFailure;
  }

  private Arrival enter(UploadToken token, String path, Line line, Begin begin) throws SftpFailure {
    Senders.Sending sending = senders.enter(token.draft(), path, line);
    try {
      return begin.with(sending);
    } catch (SftpFailure | RuntimeException refused) {
      sending.close();
      throw refused;
    }
  }

  private Streams.Target target(UploadToken token, String path) {
    return new Streams.Target(token.draft(), path, server.value());
  }

  private Room room(UploadToken token, String path) {
    return database.call(connection -> {
      Draft draft = rights.lock(connection, token);
      BlobKey key = blobs.begin(connection, Blobs.Kind.FILE, draft.id());
      files
          .foresee(connection, draft, new StoredFile(path, "", "", new BlobRange(key, 0, 0)))
          .ifPresent(refused -> {
            throw refusal(refused);
          });
      Optional<StoredFile> there = changes.find(connection, draft.id(), path);
      changes.checkQuota(draft, there.isPresent() ? 0 : 1, 0);
      return new Room(
          key,
          longest(connection, draft, replaced(connection, draft, path)),
          streams.left(connection, draft.id(), path).isPresent());
    });
  }

  /** Bytes that make room for the file. */
  private long replaced(Connection connection, Draft draft, String path) throws SQLException {
    return changes.find(connection, draft.id(), path).map(StoredFile::size).orElse(0L)
        + streams.left(connection, draft.id(), path).map(Streams.Partial::length).orElse(0L);
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
  private long longest(Connection connection, Draft draft, long replaced) throws SQLException {
    long there = draft.files().bytes() + streams.awaited(connection, draft.id()) - replaced;
    long left = Math.max(0, limits.maxDraftBytes() - there);
    return Math.min(Math.min(config.maxFileBytes(), limits.maxFileBytes()), left);
  }

  private static ProblemException refusal(Addition.Refused refused) {
    return new ProblemException(ProblemType.CONFLICT, refused.code(), refused.message(), List.of());
  }
}
