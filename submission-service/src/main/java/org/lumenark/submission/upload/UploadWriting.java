package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.MultipartUpload;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;
import org.lumenark.platform.storage.UploadedPart;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.database.Database;

/**
 * Stores a request's bytes and then writes down that they are stored, never the other way round.
 */
@ApplicationScoped
class UploadWriting {

  private final ObjectStore store;
  private final Database database;
  private final UploadRepository repository;
  private final Completion completion;
  private final Blobs blobs;
  private final PartMemory memory;
  private final RunningDigests running;
  private final SubmissionConfig config;

  UploadWriting(
      @Originals ObjectStore store,
      Database database,
      UploadRepository repository,
      Completion completion,
      Blobs blobs,
      PartMemory memory,
      RunningDigests running,
      SubmissionConfig config) {
    this.store = store;
    this.database = database;
    this.repository = repository;
    this.completion = completion;
    this.blobs = blobs;
    this.memory = memory;
    this.running = running;
    this.config = config;
  }

  /**
   * @param token of this writer; once another one has the upload, nothing more is written down
   */
  void write(Upload upload, UUID token, RequestBody body, @Nullable UploadChecksum checksum) {
    Optional<BlobDigests> digests = running.take(upload.id(), upload.position());
    int part = (int) Math.min(upload.partSize(), upload.length());
    try (PartMemory.Lease lease = memory.take(part);
        PartSending sending = new PartSending(() -> memory.takeFree(part), part)) {
      Append append = new Append(store, upload, ledger(upload, token), checksum, digests, sending);
      append.run(body);
      if (!append.counts()) {
        return;
      }
      if (append.reachedEnd()) {
        complete(upload, token, append);
      } else {
        keepTail(upload, token, append);
      }
    }
  }

  private void complete(Upload upload, UUID token, Append append) {
    if (append.multipart().isEmpty()) {
      store.put(upload.object().value(), append.rest(), BlobWriter.CONTENT_TYPE);
      asWriter(upload, token, connection -> {});
      completion.finish(upload, append.digests());
      return;
    }
    append.storeLastPart();
    Upload completing =
        asWriter(
            upload,
            token,
            connection -> {
              repository.addParts(connection, upload.id(), append.unrecorded());
              repository.setState(connection, upload.id(), Upload.State.COMPLETING);
            });
    List<UploadedPart> parts =
        database.call(connection -> repository.parts(connection, upload.id()));
    completion.joinParts(completing, parts);
    completion.finish(completing, append.digests());
  }

  private void keepTail(Upload upload, UUID token, Append append) {
    byte[] tail = append.rest();
    boolean changed = append.position() != upload.position();
    if (!changed) {
      append.digests().ifPresent(digests -> running.put(upload.id(), digests));
      return;
    }
    BlobKey key = tail.length == 0 ? null : blobs.begin(Blobs.Kind.TAIL, upload.draft());
    if (key != null) {
      store.put(key.value(), tail, BlobWriter.CONTENT_TYPE);
    }
    FaultPoint.reached("stored-not-committed");
    asWriter(
        upload,
        token,
        connection -> {
          repository.addParts(connection, upload.id(), append.unrecorded());
          repository.advance(
              connection, upload.id(), append.position(), key, tail.length, config.uploadExpiry());
        });
    completion.removeTail(upload);
    append.digests().ifPresent(digests -> running.put(upload.id(), digests));
  }

  private Append.Ledger ledger(Upload upload, UUID token) {
    return new Append.Ledger() {
      @Override
      public void begun(MultipartUpload multipart) {
        asWriter(
            upload,
            token,
            connection -> repository.setMultipart(connection, upload.id(), multipart.id()));
      }

      @Override
      public void stored(List<UploadedPart> parts, long position) {
        asWriter(
            upload,
            token,
            connection -> {
              repository.addParts(connection, upload.id(), new ArrayList<>(parts));
              repository.advance(connection, upload.id(), position, null, 0, config.uploadExpiry());
            });
      }
    };
  }

  private Upload asWriter(Upload upload, UUID token, Database.Effect effect) {
    return database.call(connection -> {
      requireWriter(connection, upload.id(), token);
      effect.in(connection);
      return repository.find(connection, upload.id()).orElseThrow();
    });
  }

  private void requireWriter(Connection connection, UUID id, UUID token) throws SQLException {
    if (!repository.isWriter(connection, id, token)) {
      throw new ProblemException(ProblemType.LOCKED);
    }
  }
}
