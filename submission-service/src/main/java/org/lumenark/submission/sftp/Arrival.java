package org.lumenark.submission.sftp;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.token.UploadToken;
import org.lumenark.submission.upload.StreamWriter;

/**
 * A file on its way, straight to its final key. Its bytes come in order, as every client sends
 * them; nothing is in the draft before {@link #finish}. What is only closed rests until somebody
 * goes on with it.
 */
final class Arrival implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Arrival.class);

  private final Arrivals arrivals;
  private final UploadToken token;
  private final String path;
  private final long longest;
  private final StreamWriter writer;
  private final Senders.Sending sending;
  private @Nullable SftpFailure failure;
  private int lastWrite;
  private boolean isCut;
  private Rest rest = Rest.KEPT;

  Arrival(
      Arrivals arrivals,
      UploadToken token,
      String path,
      long longest,
      StreamWriter writer,
      Senders.Sending sending) {
    this.arrivals = arrivals;
    this.token = token;
    this.path = path;
    this.longest = longest;
    this.writer = writer;
    this.sending = sending;
  }

  /** What becomes of the bytes at the end. */
  private enum Rest {
    /** They wait for who goes on with them. */
    KEPT,
    /** They are thrown away. */
    DROPPED,
    /** That is settled. */
    SETTLED
  }

  Node node() {
    return Node.file(path.substring(path.lastIndexOf('/') + 1), writer.length());
  }

  /** Takes the next bytes. After a refusal every further one is refused, and the file with them. */
  void write(long offset, ByteBuffer data) throws SftpFailure {
    if (failure == null && offset != writer.length()) {
      failure = outOfOrder();
    }
    if (failure == null && data.remaining() > longest - writer.length()) {
      rest = Rest.DROPPED;
      failure =
          SftpFailure.failed(
              "quota.file-bytes",
              "The file is longer than the " + longest + " bytes that may come; it was not kept.");
    }
    SftpFailure refused = failure;
    if (refused != null) {
      throw refused;
    }
    lastWrite = data.remaining();
    try {
      writer.write(data.array(), data.arrayOffset() + data.position(), data.remaining());
    } catch (StoreException broken) {
      // The store may have room again with the next request, but these bytes are missing by then.
      failure = SftpFailure.of(broken);
      rest = broken instanceof StoreException.Full ? Rest.DROPPED : rest;
      throw broken;
    } catch (RuntimeException broken) {
      failure = SftpFailure.of(broken);
      throw broken;
    }
  }

  /**
   * The client says how long the file is to be. OpenSSH says so if a person interrupts it when it
   * goes on with a file.
   *
   * @return whether it is as long as that
   */
  boolean endsAt(long length) {
    isCut |= length < writer.length();
    return length == writer.length();
  }

  /**
   * Returns when the file is in the draft, with its digests.
   *
   * @param writes what is known of how its client writes
   * @throws SftpFailure if some of its bytes were refused, or seem not to have come
   */
  void finish(WriteLength writes) throws SftpFailure {
    SftpFailure refused = failure;
    if (refused != null) {
      throw refused;
    }
    if (isCut || writes.leavesOpen(lastWrite) || writer.isResumed() && !writer.hasWritten()) {
      throw SftpFailure.failed(
          "sftp.cut",
          path
              + " ended as a file does whose transfer was interrupted. What came of it is kept: go"
              + " on with reput, also if the file is whole.");
    }
    rest = writer.isKnown() ? Rest.SETTLED : Rest.DROPPED;
    Optional<StoredFile> file = writer.finish();
    if (file.isPresent()) {
      FaultPoint.reached("stored-not-committed");
      if (arrivals.commit(token, file.get())) {
        rest = Rest.SETTLED;
      }
    }
  }

  @Override
  public void close() {
    try (sending;
        writer) {
      switch (rest) {
        case KEPT -> keep();
        case DROPPED -> writer.discard();
        case SETTLED -> {}
      }
    }
  }

  private void keep() {
    try {
      writer.rest();
    } catch (ProblemException refused) {
      LOG.infof("what came of %s last is not kept: %s", path, refused.getMessage());
      if (!writer.isKnown()) {
        writer.discard();
      }
    }
  }

  private SftpFailure outOfOrder() {
    if (writer.isResumed()) {
      return SftpFailure.failed(
          "sftp.order",
          "The file goes on behind its "
              + writer.length()
              + " bytes and in order; what was there before stays.");
    }
    rest = Rest.DROPPED;
    return SftpFailure.failed(
        "sftp.order",
        "The file's bytes are taken from its beginning and in order; it was not kept.");
  }
}
