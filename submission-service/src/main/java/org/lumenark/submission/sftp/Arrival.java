package org.lumenark.submission.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.StoreException;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.token.UploadToken;
import org.lumenark.submission.upload.PartMemory;

/**
 * A file on its way, straight to its final key. Its bytes come in order, as every client sends
 * them; nothing is in the draft before {@link #finish}, and nothing is left of what is only closed.
 */
final class Arrival implements AutoCloseable {

  private final Arrivals arrivals;
  private final UploadToken token;
  private final String path;
  private final BlobKey key;
  private final long longest;
  private final BlobWriter writer;
  private final PartMemory.GrowingRoom room;
  private @Nullable SftpFailure failure;
  private int lastWrite;
  private boolean isKept;

  Arrival(
      Arrivals arrivals,
      UploadToken token,
      String path,
      BlobKey key,
      long longest,
      BlobWriter writer,
      PartMemory.GrowingRoom room) {
    this.arrivals = arrivals;
    this.token = token;
    this.path = path;
    this.key = key;
    this.longest = longest;
    this.writer = writer;
    this.room = room;
  }

  Node node() {
    return Node.file(path.substring(path.lastIndexOf('/') + 1), writer.length());
  }

  /** Takes the next bytes. After a refusal every further one is refused, and the file with them. */
  void write(long offset, ByteBuffer data) throws SftpFailure, IOException {
    if (failure == null && offset != writer.length()) {
      failure =
          SftpFailure.failed(
              "sftp.order",
              "The file's bytes are taken from its beginning and in order; it was not kept.");
    }
    if (failure == null && data.remaining() > longest - writer.length()) {
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
      throw broken;
    }
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
    if (writes.leavesOpen(lastWrite)) {
      throw SftpFailure.failed(
          "sftp.cut",
          path
              + " ended as a file does whose transfer was interrupted; it was not kept. Put it"
              + " again; if it is refused again it is whole: send it with sftp -B 100000.");
    }
    BlobDigests.Result digests = writer.finish().digests();
    FaultPoint.reached("stored-not-committed");
    isKept =
        arrivals.commit(
            token,
            new StoredFile(
                path, digests.sha256(), digests.crc32(), new BlobRange(key, 0, digests.length())));
  }

  @Override
  public void close() {
    try (room) {
      writer.close();
    } finally {
      if (!isKept) {
        arrivals.discard(key);
      }
    }
  }
}
