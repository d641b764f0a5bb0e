package org.lumenark.submission.upload;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.messaging.FaultPoint;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.platform.storage.BlobWriter;
import org.lumenark.platform.storage.BlockChecksums;
import org.lumenark.platform.storage.MultipartUpload;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.UploadedPart;
import org.lumenark.submission.file.StoredFile;

/**
 * The bytes of a stream from one connection, straight to the final key: whole parts as they fill
 * up. Ends by {@link #finish}, {@link #rest} or {@link #discard}. Not thread-safe.
 */
public final class StreamWriter implements AutoCloseable {

  private static final int SMALLEST_BUFFER = 64 << 10;
  private static final long SAYS_SO_NANOS = Duration.ofSeconds(20).toNanos();

  private final Streams streams;
  private final ObjectStore store;
  private final StreamLedger ledger;
  private final Streams.Sender sender;
  private final BlobKey object;
  private final PartMemory.GrowingRoom room;
  private final long begunAt;
  private final boolean isResumed;
  private Optional<Upload> row;
  private Optional<BlobDigests> digests;
  private int parts;
  private int partSize;
  private byte[] buffer;
  private int filled;
  private long length;
  private byte last;
  private boolean isIncomplete;
  private long said = System.nanoTime();

  /**
   * @param row if the stream goes on
   * @param tail bytes of it that are in no part
   * @param digests of everything before, if they are known
   */
  StreamWriter(
      Streams streams,
      ObjectStore store,
      StreamLedger ledger,
      Streams.Sender sender,
      BlobKey object,
      Optional<Upload> row,
      int parts,
      byte[] tail,
      Optional<BlobDigests> digests,
      PartMemory.GrowingRoom room) {
    this.streams = streams;
    this.store = store;
    this.ledger = ledger;
    this.sender = sender;
    this.object = object;
    this.row = row;
    this.parts = parts;
    this.buffer = tail;
    this.filled = tail.length;
    this.digests = digests;
    this.room = room;
    this.isResumed = row.isPresent();
    this.begunAt = row.map(Upload::position).orElse(0L);
    this.length = begunAt;
    this.partSize = room.forPart(parts + 1);
  }

  /** Bytes of the file up to now. */
  public long length() {
    return length;
  }

  /** Whether it goes on with what another connection has left. */
  public boolean isResumed() {
    return isResumed;
  }

  /** Whether a byte has come from this connection. */
  public boolean hasWritten() {
    return length > begunAt;
  }

  /** Whether it is known beyond this connection; a small file is not. */
  public boolean isKnown() {
    return row.isPresent();
  }

  public void write(byte[] content, int offset, int count) {
    if (count == 0) {
      return;
    }
    sayThatItIsHeard();
    digestLast();
    digests.ifPresent(running -> running.update(content, offset, count - 1));
    last = content[offset + count - 1];
    length += count;
    isIncomplete = true;
    int from = offset;
    int left = count;
    while (left > 0) {
      if (filled == partSize) {
        storePart();
      }
      int step = Math.min(left, partSize - filled);
      reserve(filled + step);
      System.arraycopy(content, from, buffer, filled, step);
      filled += step;
      from += step;
      left -= step;
    }
    isIncomplete = false;
  }

  /**
   * Keeps what came, for a connection to come, but for its last byte: the connection may have
   * broken between the file's last byte and its end, and clients go on with nothing that has all
   * the bytes already. Of what the store did not take, what it took before is kept.
   */
  public void rest() {
    if (!hasWritten() || isIncomplete) {
      row.ifPresentOrElse(upload -> ledger.rests(sender, upload), this::discard);
      if (!hasWritten()) {
        keepDigests();
      }
      return;
    }
    if (length == 1) {
      discard();
      return;
    }
    Upload upload = row.orElseGet(() -> known(null));
    int tailLength = filled - 1;
    BlobKey tail = tailLength == 0 ? null : ledger.beginTail(upload);
    if (tail != null) {
      store.put(tail.value(), Arrays.copyOf(buffer, tailLength), BlobWriter.CONTENT_TYPE);
    }
    FaultPoint.reached("stored-not-committed");
    ledger.rests(sender, upload, length - 1, tail, tailLength);
    streams.removeTail(upload);
    keepDigests();
  }

  /**
   * Returns when every byte is stored.
   *
   * @return the file to be, if nobody knows of it yet; if empty, it is in the draft now
   */
  public Optional<StoredFile> finish() {
    digestLast();
    if (row.isEmpty()) {
      return Optional.of(storeWhole());
    }
    Upload upload = row.get();
    Optional<UploadedPart> lastPart = Optional.empty();
    if (upload.storeUpload().isPresent()) {
      lastPart =
          Optional.of(store.uploadPart(upload.storeUpload().get(), parts + 1, buffer, filled));
    } else {
      store.put(object.value(), Arrays.copyOf(buffer, filled), BlobWriter.CONTENT_TYPE);
    }
    streams.complete(ledger.complete(sender, upload, lastPart, length), digests);
    return Optional.empty();
  }

  /** Leaves nothing of the stream, unless a file names it: a commit may have come unheard. */
  public void discard() {
    row.ifPresentOrElse(upload -> streams.discard(sender, upload), () -> streams.discard(object));
  }

  /** Gives its memory back. */
  @Override
  public void close() {
    buffer = new byte[0];
    room.close();
  }

  private StoredFile storeWhole() {
    BlobDigests.Result result = digests.orElseThrow().finish();
    if (BlockChecksums.isKeptFor(length)) {
      store.put(object.checksumsKey(), result.blocks().toBytes(), BlobWriter.CONTENT_TYPE);
    }
    store.put(object.value(), Arrays.copyOf(buffer, filled), BlobWriter.CONTENT_TYPE);
    return new StoredFile(
        sender.target().path(), result.sha256(), result.crc32(), new BlobRange(object, 0, length));
  }

  private void storePart() {
    MultipartUpload multipart =
        row.flatMap(Upload::storeUpload).orElseGet(() -> store.beginMultipart(object.value()));
    Upload upload = row.orElseGet(() -> known(multipart));
    if (upload.storeUpload().isEmpty()) {
      ledger.begun(sender, upload, multipart);
    }
    // Whoever has the stream now may have stored a part of this number.
    ledger.heard(sender, upload);
    UploadedPart part = store.uploadPart(multipart, parts + 1, buffer, filled);
    long inParts = upload.inParts() + filled;
    row = Optional.of(ledger.stored(sender, upload, part, inParts));
    streams.removeTail(upload);
    said = System.nanoTime();
    parts++;
    filled = 0;
    partSize = room.forPart(parts + 1);
  }

  private Upload known(@Nullable MultipartUpload multipart) {
    try {
      Upload upload = ledger.insert(sender, object, multipart);
      row = Optional.of(upload);
      return upload;
    } catch (RuntimeException refused) {
      if (multipart != null) {
        store.abortMultipart(multipart);
      }
      throw refused;
    }
  }

  private void keepDigests() {
    row.ifPresent(upload -> digests.ifPresent(running -> streams.keep(upload, running)));
  }

  /** The digests stay a byte behind, as {@link #rest} does. */
  private void digestLast() {
    if (hasWritten()) {
      digests.ifPresent(running -> running.update(new byte[] {last}, 0, 1));
    }
  }

  private void sayThatItIsHeard() {
    if (row.isPresent() && System.nanoTime() - said > SAYS_SO_NANOS) {
      ledger.heard(sender, row.get());
      said = System.nanoTime();
    }
  }

  private void reserve(int needed) {
    if (needed > buffer.length) {
      int size = Math.max(SMALLEST_BUFFER, Math.max(needed, buffer.length * 2));
      buffer = Arrays.copyOf(buffer, Math.min(partSize, size));
    }
  }
}
