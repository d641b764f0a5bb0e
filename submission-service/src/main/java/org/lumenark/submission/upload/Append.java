package org.lumenark.submission.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.platform.storage.MultipartUpload;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.UploadedPart;

/**
 * Stores the bytes of one request: whole parts under the final key as they fill up, on their way
 * while the next one fills. What it stored counts only when the {@link Ledger} has it.
 */
final class Append {

  private static final int READ_BYTES = 256 << 10;

  private final ObjectStore store;
  private final Upload upload;
  private final Ledger ledger;
  private final @Nullable UploadChecksum checksum;
  private final PartSending sending;
  private final List<UploadedPart> unrecorded = new ArrayList<>();
  private Optional<BlobDigests> digests;
  private Optional<MultipartUpload> multipart;
  private byte[] buffer;
  private int filled;
  private int parts;
  private long received;
  private boolean interrupted;

  Append(
      ObjectStore store,
      Upload upload,
      Ledger ledger,
      @Nullable UploadChecksum checksum,
      Optional<BlobDigests> digests,
      PartSending sending) {
    this.store = store;
    this.upload = upload;
    this.ledger = ledger;
    this.checksum = checksum;
    this.digests = digests;
    this.sending = sending;
    this.multipart = upload.storeUpload();
    this.parts = upload.partsStored();
    this.buffer = new byte[0];
  }

  /** Where progress is written down; each call is a transaction and fails if the writer changed. */
  interface Ledger {
    void begun(MultipartUpload multipart);

    void stored(List<UploadedPart> parts, long position);
  }

  /**
   * Reads the body to its end or until the client goes away.
   *
   * @throws ProblemException if there are more bytes than the upload has left, or they do not match
   *     their digest; then nothing of a request with a digest counts
   */
  void run(RequestBody body) {
    readTail();
    long left = upload.length() - upload.position();
    while (left > 0) {
      reserve((int) Math.min(left, READ_BYTES));
      int got = read(body, (int) Math.min(left, buffer.length - filled));
      if (got <= 0) {
        break;
      }
      take(got);
      left -= got;
      if (filled == upload.partSize() && left > 0) {
        storePart();
      }
    }
    sending.settle();
    record();
    if (left == 0 && hasMore(body)) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "upload.too-long", "More bytes than declared.", List.of());
    }
    if (checksum != null && !interrupted && !checksum.matches()) {
      throw new ProblemException(ProblemType.CHECKSUM);
    }
  }

  /** Whether the bytes of this request may be acknowledged. */
  boolean counts() {
    return !interrupted || checksum == null;
  }

  boolean reachedEnd() {
    return position() == upload.length();
  }

  long position() {
    return upload.position() + received;
  }

  /** Bytes of the part that is not full. */
  byte[] rest() {
    return Arrays.copyOf(buffer, filled);
  }

  Optional<BlobDigests> digests() {
    return digests;
  }

  Optional<MultipartUpload> multipart() {
    return multipart;
  }

  List<UploadedPart> unrecorded() {
    return unrecorded;
  }

  /** Stores the rest as the last part; all other parts are stored. */
  void storeLastPart() {
    if (multipart.isPresent() && filled > 0) {
      unrecorded.add(store.uploadPart(multipart.get(), ++parts, buffer, filled));
      filled = 0;
    }
  }

  private void readTail() {
    if (upload.tailKey().isPresent()) {
      byte[] tail = store.read(upload.tailKey().get().value(), upload.partSize());
      if (tail.length != upload.tailLength()) {
        throw new IllegalStateException("the tail of upload " + upload.id() + " is damaged");
      }
      reserve(tail.length);
      System.arraycopy(tail, 0, buffer, 0, tail.length);
      filled = tail.length;
    }
  }

  private int read(RequestBody body, int count) {
    try {
      return body.read(buffer, filled, count);
    } catch (IOException gone) {
      interrupted = true;
      return -1;
    }
  }

  private static boolean hasMore(RequestBody body) {
    try {
      return body.read(new byte[1], 0, 1) > 0;
    } catch (IOException gone) {
      // The client left after its last byte: nothing of the file is missing.
      return false;
    }
  }

  private void take(int got) {
    if (checksum != null) {
      checksum.update(buffer, filled, got);
    }
    int from = filled;
    digests.ifPresent(running -> running.update(buffer, from, got));
    filled += got;
    received += got;
  }

  private void storePart() {
    MultipartUpload begun = multipart.orElseGet(this::begin);
    int number = ++parts;
    byte[] content = buffer;
    int length = filled;
    buffer =
        sending.send(() -> store.uploadPart(begun, number, content, length), content, position());
    filled = 0;
    record();
  }

  /** Writes down what is stored, but nothing of a request whose digest is not known yet. */
  private void record() {
    unrecorded.addAll(sending.takeSettled());
    if (checksum == null && !unrecorded.isEmpty()) {
      ledger.stored(List.copyOf(unrecorded), sending.position());
      unrecorded.clear();
    }
  }

  private MultipartUpload begin() {
    MultipartUpload begun = store.beginMultipart(upload.object().value());
    ledger.begun(begun);
    multipart = Optional.of(begun);
    return begun;
  }

  private void reserve(int more) {
    int wanted = Math.min(upload.partSize(), filled + more);
    if (wanted > buffer.length) {
      buffer =
          Arrays.copyOf(buffer, Math.min(upload.partSize(), Math.max(wanted, buffer.length * 2)));
    }
  }
}
