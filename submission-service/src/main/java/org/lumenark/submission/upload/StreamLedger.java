package org.lumenark.submission.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.MultipartUpload;
import org.lumenark.platform.storage.PartSize;
import org.lumenark.platform.storage.UploadedPart;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.collaborator.Deposit;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.draft.Drafts;
import org.lumenark.submission.token.UploaderRights;

/**
 * Writes down what is stored of a stream. Each call is a transaction and fails if another
 * connection has the stream, if it was given up, or if who sends it may not any more.
 */
@ApplicationScoped
class StreamLedger {

  /** A connection to another server that was not heard for so long has lost its stream. */
  private static final Duration LATELY = Duration.ofMinutes(1);

  private final Database database;
  private final UploadRepository repository;
  private final UploaderRights rights;
  private final Drafts drafts;
  private final Quotas quotas;
  private final Blobs blobs;
  private final SubmissionConfig config;

  StreamLedger(
      Database database,
      UploadRepository repository,
      UploaderRights rights,
      Drafts drafts,
      Quotas quotas,
      Blobs blobs,
      SubmissionConfig config) {
    this.database = database;
    this.repository = repository;
    this.rights = rights;
    this.drafts = drafts;
    this.quotas = quotas;
    this.blobs = blobs;
    this.config = config;
  }

  /**
   * A stream that the database does not know yet: until then it is small.
   *
   * @param multipart if there are parts by now
   * @throws ProblemException if another one to its path is under way, or there are too many
   */
  Upload insert(Streams.Sender sender, BlobKey object, @Nullable MultipartUpload multipart) {
    return database.call(connection -> {
      UUID id = sender.target().draft();
      rights.requireToken(connection, sender.uploader());
      Draft draft = drafts.lockOpen(connection, sender.uploader().on(id), id);
      if (repository.lockStream(connection, id, sender.target().path()).isPresent()) {
        throw busy();
      }
      quotas.check(connection, draft, 0);
      Upload upload = begun(sender.target(), draft, object);
      repository.insert(connection, upload);
      repository.setCreator(connection, upload.id(), Actor.of(sender.uploader().caller()));
      repository.setWriter(connection, upload.id(), sender.turn(), sender.target().server());
      if (multipart != null) {
        repository.setMultipart(connection, upload.id(), multipart.id());
      }
      return repository.find(connection, upload.id()).orElseThrow();
    });
  }

  /**
   * Makes the sender the one that writes the stream, if there is one to its path.
   *
   * @throws ProblemException if another server's connection writes it
   */
  Optional<Upload> take(Streams.Sender sender) {
    return database.call(connection -> {
      UUID draft = sender.target().draft();
      rights.requireToken(connection, sender.uploader());
      drafts.lockOpen(connection, sender.uploader().on(draft), draft);
      Optional<Upload> found = repository.lockStream(connection, draft, sender.target().path());
      if (found.isPresent()) {
        UUID id = found.get().id();
        if (repository.isWrittenElsewhere(connection, id, sender.target().server(), LATELY)) {
          throw busy();
        }
        repository.setWriter(connection, id, sender.turn(), sender.target().server());
      }
      return found;
    });
  }

  /** How many parts of it are stored. */
  int parts(Upload upload) {
    return database.call(connection -> repository.parts(connection, upload.id())).size();
  }

  void heard(Streams.Sender sender, Upload upload) {
    database.run(connection -> {
      if (!repository.heard(connection, upload.id(), sender.turn())) {
        throw lost();
      }
    });
  }

  void begun(Streams.Sender sender, Upload upload, MultipartUpload multipart) {
    asWriter(
        sender,
        upload,
        connection -> repository.setMultipart(connection, upload.id(), multipart.id()));
  }

  /** The part is stored, and with it everything before the position. */
  Upload stored(Streams.Sender sender, Upload upload, UploadedPart part, long position) {
    return asWriter(
        sender,
        upload,
        connection -> {
          repository.addParts(connection, upload.id(), List.of(part));
          repository.heard(connection, upload.id(), sender.turn());
          repository.grow(connection, upload.id(), position, null, 0, config.uploadExpiry());
        });
  }

  BlobKey beginTail(Upload upload) {
    return blobs.begin(Blobs.Kind.TAIL, upload.draft());
  }

  /** Everything before the position is stored, and nobody writes any more. */
  void rests(
      Streams.Sender sender, Upload upload, long position, @Nullable BlobKey tail, int tailLength) {
    asWriter(
        sender,
        upload,
        connection -> {
          repository.grow(
              connection, upload.id(), position, tail, tailLength, config.uploadExpiry());
          repository.setWriter(connection, upload.id(), null);
        });
  }

  /** Nobody writes any more; what is stored stays as it is. */
  void rests(Streams.Sender sender, Upload upload) {
    database.run(connection -> {
      if (repository.isWriter(connection, upload.id(), sender.turn())) {
        repository.setWriter(connection, upload.id(), null);
      }
    });
  }

  /** Every byte is stored. */
  Upload complete(Streams.Sender sender, Upload upload, Optional<UploadedPart> last, long length) {
    return asWriter(
        sender,
        upload,
        connection -> {
          repository.setLength(connection, upload.id(), length);
          if (last.isPresent()) {
            repository.addParts(connection, upload.id(), List.of(last.get()));
            repository.setState(connection, upload.id(), Upload.State.COMPLETING);
          }
        });
  }

  /** As it is now; empty if it is gone, or another connection's. */
  Optional<Upload> own(Streams.Sender sender, Upload upload) {
    return database.call(connection ->
        repository.isWriter(connection, upload.id(), sender.turn())
            ? repository.find(connection, upload.id())
            : Optional.empty());
  }

  private Upload asWriter(Streams.Sender sender, Upload upload, Database.Effect effect) {
    return database.call(connection -> {
      require(connection, sender, upload);
      effect.in(connection);
      return repository.find(connection, upload.id()).orElseThrow();
    });
  }

  private void require(Connection connection, Streams.Sender sender, Upload upload)
      throws SQLException {
    if (!repository.isWriter(connection, upload.id(), sender.turn())) {
      throw lost();
    }
    rights.require(connection, sender.uploader(), new Deposit(upload.draft(), upload.owner()));
  }

  private Upload begun(Streams.Target target, Draft draft, BlobKey object) {
    return new Upload(
        TimeOrderedId.next(),
        draft.id(),
        draft.owner().subject(),
        target.path(),
        0,
        Optional.empty(),
        object,
        PartSize.ofPart(1),
        Optional.empty(),
        0,
        Optional.empty(),
        0,
        Upload.State.OPEN,
        Instant.now().plus(config.uploadExpiry()),
        Upload.Kind.STREAM,
        List.of(),
        Optional.empty(),
        "");
  }

  private static ProblemException busy() {
    return new ProblemException(
        ProblemType.CONFLICT,
        "sftp.busy",
        "Another connection is sending this file. If it is gone, try again in a minute.",
        List.of());
  }

  private static ProblemException lost() {
    return new ProblemException(
        ProblemType.CONFLICT,
        "sftp.lost",
        "The file was given up, or another connection goes on with it.",
        List.of());
  }
}
