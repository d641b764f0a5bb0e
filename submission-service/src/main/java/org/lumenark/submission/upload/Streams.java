package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.token.Uploader;

/**
 * Files whose length is not known before their end, as SFTP sends them. What the store has of one
 * when its connection ends stays, and another connection goes on with it. One that fits into a part
 * is known to nobody before it is whole or cut.
 */
@ApplicationScoped
public class Streams {

  private static final Logger LOG = Logger.getLogger(Streams.class);

  private final ObjectStore store;
  private final Database database;
  private final UploadRepository repository;
  private final StreamLedger ledger;
  private final Completion completion;
  private final RunningDigests running;
  private final PartMemory memory;
  private final Blobs blobs;

  Streams(
      @Originals ObjectStore store,
      Database database,
      UploadRepository repository,
      StreamLedger ledger,
      Completion completion,
      RunningDigests running,
      PartMemory memory,
      Blobs blobs) {
    this.store = store;
    this.database = database;
    this.repository = repository;
    this.ledger = ledger;
    this.completion = completion;
    this.running = running;
    this.memory = memory;
    this.blobs = blobs;
  }

  /**
   * Where a stream goes.
   *
   * @param server that the client is connected to; the same after its restart
   */
  public record Target(UUID draft, String path, String server) {}

  /**
   * What is there of a file that is not whole.
   *
   * @param length bytes that are durable
   */
  public record Partial(String path, long length) {}

  /**
   * Who sends, and in which turn: once another connection has the stream, nothing of this one
   * counts.
   */
  record Sender(UUID turn, Uploader uploader, Target target) {
    static Sender of(Uploader uploader, Target target) {
      return new Sender(UUID.randomUUID(), uploader, target);
    }
  }

  /** What another connection has left of the file; not if a later file has come to the path. */
  public Optional<Partial> find(Connection connection, UUID draft, String path)
      throws SQLException {
    return repository.stream(connection, draft, path).map(Streams::partial);
  }

  /** As {@link #find}, for all paths that begin with {@code start}, in their order. */
  public List<Partial> below(Connection connection, UUID draft, String start) throws SQLException {
    return repository.streamsBelow(connection, draft, start).stream()
        .map(Streams::partial)
        .toList();
  }

  /** What another connection has left of the file, also if a later file has come to the path. */
  public Optional<Partial> left(Connection connection, UUID draft, String path)
      throws SQLException {
    return repository.lockStream(connection, draft, path).map(Streams::partial);
  }

  /** Bytes of uploads of every kind that are no files yet. */
  public long awaited(Connection connection, UUID draft) throws SQLException {
    return repository.underWay(connection, draft).bytes();
  }

  /**
   * A stream from its first byte.
   *
   * @param object where it is stored, registered
   */
  public StreamWriter begin(Uploader uploader, Target target, BlobKey object) {
    return new StreamWriter(
        this,
        store,
        ledger,
        Sender.of(uploader, target),
        object,
        Optional.empty(),
        0,
        new byte[0],
        Optional.of(new BlobDigests()),
        memory.takeGrowing());
  }

  /**
   * Goes on with what is left of a stream.
   *
   * @return empty if there is nothing
   * @throws ProblemException if another connection sends it
   */
  public Optional<StreamWriter> resume(Uploader uploader, Target target) {
    PartMemory.GrowingRoom room = memory.takeGrowing();
    Sender sender = Sender.of(uploader, target);
    Optional<StreamWriter> writer = Optional.empty();
    try {
      writer =
          ledger
              .take(sender)
              .filter(left -> left.state() == Upload.State.OPEN)
              .map(left ->
                  new StreamWriter(
                      this,
                      store,
                      ledger,
                      sender,
                      left.object(),
                      Optional.of(left),
                      ledger.parts(left),
                      tail(left),
                      running.take(left.id(), left.position()),
                      room));
      return writer;
    } finally {
      if (writer.isEmpty()) {
        room.close();
      }
    }
  }

  /**
   * Removes what is left of a stream, if there is something.
   *
   * @throws ProblemException if another server's connection sends it
   */
  public boolean giveUp(Uploader uploader, Target target) {
    Optional<Upload> left = ledger.take(Sender.of(uploader, target));
    left.ifPresent(completion::discard);
    return left.isPresent();
  }

  /**
   * Makes files of streams whose bytes are all stored; a crash may have come before that.
   *
   * @param isUnderWay whether a connection is about to do it
   */
  public void completeLeft(UUID draft, Predicate<String> isUnderWay) {
    for (Upload upload :
        database.call(connection -> repository.streamsToComplete(connection, draft))) {
      if (isUnderWay.test(upload.path())) {
        continue;
      }
      try {
        complete(upload, Optional.empty());
      } catch (ProblemException refused) {
        LOG.infof("%s cannot be a file: %s", upload.path(), refused.getMessage());
      }
    }
  }

  void complete(Upload upload, Optional<BlobDigests> digests) {
    if (upload.state() == Upload.State.COMPLETING) {
      completion.joinParts(
          upload, database.call(connection -> repository.parts(connection, upload.id())));
    }
    completion.finish(upload, digests);
  }

  void keep(Upload upload, BlobDigests digests) {
    running.put(upload.id(), digests);
  }

  void removeTail(Upload upload) {
    completion.removeTail(upload);
  }

  void discard(Sender sender, Upload upload) {
    ledger.own(sender, upload).ifPresent(completion::discard);
  }

  void discard(BlobKey object) {
    if (!database.call(connection -> blobs.abandon(connection, object))) {
      return;
    }
    store.delete(object.value());
    store.delete(object.checksumsKey());
    database.run(connection -> blobs.forget(connection, object));
  }

  private byte[] tail(Upload upload) {
    if (upload.tailKey().isEmpty()) {
      return new byte[0];
    }
    byte[] tail = store.read(upload.tailKey().get().value(), upload.tailLength());
    if (tail.length != upload.tailLength()) {
      throw new IllegalStateException("the tail of upload " + upload.id() + " is damaged");
    }
    return tail;
  }

  private static Partial partial(Upload upload) {
    return new Partial(upload.path(), upload.length());
  }
}
