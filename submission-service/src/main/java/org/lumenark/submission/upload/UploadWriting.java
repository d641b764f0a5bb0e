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
import org.lumenark.submission.collaborator.Deposit;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.token.Uploader;
import org.lumenark.submission.token.UploaderRights;

/**
 * Stores a request's bytes and then writes down that they are stored, never the other way round.
 */
@ApplicationScoped
class UploadWriting {

  private final ObjectStore store;
  private final Database database;
  private final UploadRepository repository;
  private final UploaderRights rights;
  private final Completion completion;
  private final Blobs blobs;
  private final PartMemory memory;
  private final RunningDigests running;
  private final SubmissionConfig config;

  UploadWriting(
      @Originals ObjectStore store,
      Database database,
      UploadRepository repository,
      UploaderRights rights,
      Completion completion,
      Blobs blobs,
      PartMemory memory,
      RunningDigests running,
      SubmissionConfig config) {
    this.store = store;
    this.database = database;
    this.repository = repository;
    this.rights = rights;
    this.completion = completion;
    this.blobs = blobs;
    this.memory = memory;
    this.running = running;
    this.config = config;
  }

  /**
   * Who writes, and in which turn. Once another writer has the upload, or who writes has lost the
   * right to, nothing more is written down.
   */
  record Writer(UUID turn, Uploader uploader) {}

  void write(Upload upload, Writer writer, RequestBody body, @Nullable UploadChecksum checksum) {
    Optional<BlobDigests> digests = running.take(upload.id(), upload.position());
    int part = (int) Math.min(upload.partSize(), upload.length());
    try (PartMemory.Lease lease = memory.take(part);
        PartSending sending = new PartSending(() -> memory.takeFree(part), part)) {
      Append append = new Append(store, upload, ledger(upload, writer), checksum, digests, sending);
      append.run(body);
      if (!append.counts()) {
        return;
      }
      if (append.reachedEnd()) {
        complete(upload, writer, append);
      } else {
        keepTail(upload, writer, append);
      }
    }
  }

  private void complete(Upload upload, Writer writer, Append append) {
    if (append.multipart().isEmpty()) {
      store.put(upload.object().value(), append.rest(), BlobWriter.CONTENT_TYPE);
      asWriter(upload, writer, connection -> {});
      completion.finish(upload, append.digests());
      return;
    }
    append.storeLastPart();
    Upload completing =
        asWriter(
            upload,
            writer,
            connection -> {
              repository.addParts(connection, upload.id(), append.unrecorded());
              repository.setState(connection, upload.id(), Upload.State.COMPLETING);
            });
    List<UploadedPart> parts =
        database.call(connection -> repository.parts(connection, upload.id()));
    completion.joinParts(completing, parts);
    completion.finish(completing, append.digests());
  }

  private void keepTail(Upload upload, Writer writer, Append append) {
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
        writer,
        connection -> {
          repository.addParts(connection, upload.id(), append.unrecorded());
          repository.advance(
              connection, upload.id(), append.position(), key, tail.length, config.uploadExpiry());
        });
    completion.removeTail(upload);
    append.digests().ifPresent(digests -> running.put(upload.id(), digests));
  }

  private Append.Ledger ledger(Upload upload, Writer writer) {
    return new Append.Ledger() {
      @Override
      public void begun(MultipartUpload multipart) {
        asWriter(
            upload,
            writer,
            connection -> repository.setMultipart(connection, upload.id(), multipart.id()));
      }

      @Override
      public void stored(List<UploadedPart> parts, long position) {
        asWriter(
            upload,
            writer,
            connection -> {
              repository.addParts(connection, upload.id(), new ArrayList<>(parts));
              repository.advance(connection, upload.id(), position, null, 0, config.uploadExpiry());
            });
      }
    };
  }

  private Upload asWriter(Upload upload, Writer writer, Database.Effect effect) {
    return database.call(connection -> {
      require(connection, upload, writer);
      effect.in(connection);
      return repository.find(connection, upload.id()).orElseThrow();
    });
  }

  private void require(Connection connection, Upload upload, Writer writer) throws SQLException {
    if (!repository.isWriter(connection, upload.id(), writer.turn())) {
      throw new ProblemException(ProblemType.LOCKED);
    }
    rights.require(connection, writer.uploader(), new Deposit(upload.draft(), upload.owner()));
  }
}
