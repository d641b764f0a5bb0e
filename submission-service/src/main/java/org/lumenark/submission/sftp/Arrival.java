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
   * @throws SftpFailure if some of its bytes were refused
   */
  void finish() throws SftpFailure {
    SftpFailure refused = failure;
    if (refused != null) {
      throw refused;
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
