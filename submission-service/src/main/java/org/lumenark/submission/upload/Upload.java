package org.lumenark.submission.upload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.platform.storage.MultipartUpload;

/**
 * A file on its way.
 *
 * @param owner subject of the draft's owner
 * @param sha256 what the client says the whole file has
 * @param position bytes that are acknowledged
 * @param tailKey side object with the last {@code tailLength} acknowledged bytes, too few for a
 *     part
 * @param sources partial uploads that a final one is made of, in order
 * @param partOf the final upload that a partial one is in
 * @param metadata {@code Upload-Metadata} as the client sent it
 */
record Upload(
    UUID id,
    UUID draft,
    String owner,
    String path,
    long length,
    Optional<String> sha256,
    BlobKey object,
    int partSize,
    Optional<String> multipart,
    long position,
    Optional<BlobKey> tailKey,
    int tailLength,
    State state,
    Instant expiresAt,
    Kind kind,
    List<UUID> sources,
    Optional<UUID> partOf,
    String metadata) {

  Upload {
    sources = List.copyOf(sources);
  }

  /** What becomes of it. */
  enum Kind {
    /** A file. */
    WHOLE,
    /** Bytes of a file; complete, but no file, when they are all there. */
    PARTIAL,
    /** A file made of partial uploads; takes no bytes itself. */
    FINAL,
    /** A file that comes by SFTP; its length is what is stored of it, and known at its end. */
    STREAM
  }

  /** How far it is. */
  enum State {
    OPEN,
    /** All parts are stored; the store may or may not have put them together. */
    COMPLETING,
    DONE
  }

  /** Whether its bytes are a file of the draft by now. */
  boolean isFile() {
    return state == State.DONE && kind != Kind.PARTIAL;
  }

  /** Bytes that lie in parts. */
  long inParts() {
    return position - tailLength;
  }

  int partsStored() {
    return (int) (inParts() / partSize);
  }

  Optional<MultipartUpload> storeUpload() {
    return multipart.map(id -> new MultipartUpload(object.value(), id));
  }
}
