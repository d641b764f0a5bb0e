package org.lumenark.platform.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;

/**
 * Streams one blob straight to its final key: a single put if it is small, else parts. Holds one
 * part in memory. Nothing is visible under the key before {@link #finish()}; closing without it
 * leaves nothing behind.
 */
public final class BlobWriter extends OutputStream {

  public static final String CONTENT_TYPE = "application/octet-stream";

  private static final int SMALLEST_BUFFER = 64 << 10;

  private final ObjectStore store;
  private final BlobKey key;
  private final BlobDigests digests = new BlobDigests();
  private final List<UploadedPart> parts = new ArrayList<>();
  private final PartRoom room;
  private int partSize;
  private byte[] buffer;
  private int filled;
  private @Nullable MultipartUpload upload;
  private boolean finished;

  /**
   * @param longest most bytes that will be written; decides the size of parts
   */
  public BlobWriter(ObjectStore store, BlobKey key, long longest) {
    this(store, key, number -> PartSize.forLength(longest));
  }

  /** For a blob whose length is not known: at most 10,000 parts of the sizes that the room says. */
  public BlobWriter(ObjectStore store, BlobKey key, PartRoom room) {
    this.store = store;
    this.key = key;
    this.room = room;
    this.partSize = room.forPart(1);
    this.buffer = new byte[(int) Math.min(SMALLEST_BUFFER, partSize)];
  }

  /** Memory for the part that is being filled. */
  @FunctionalInterface
  public interface PartRoom {

    /**
     * Waits until there is room for a part; called before its first byte.
     *
     * @param number from 1
     * @return the size of the part, a multiple of the checksum block
     */
    int forPart(int number);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] content, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, content.length);
    if (finished) {
      throw new IOException("the blob is finished");
    }
    digests.update(content, offset, count);
    int from = offset;
    int left = count;
    while (left > 0) {
      if (filled == partSize) {
        flushPart();
      }
      int step = Math.min(left, partSize - filled);
      reserve(filled + step);
      System.arraycopy(content, from, buffer, filled, step);
      filled += step;
      from += step;
      left -= step;
    }
  }

  public long length() {
    return digests.length();
  }

  /** Makes the blob visible, with its block checksums; call once, then close. */
  public StoredBlob finish() {
    StoredBlob blob = new StoredBlob(key, digests.finish());
    finished = true;
    if (BlockChecksums.isKeptFor(blob.length())) {
      store.put(key.checksumsKey(), blob.digests().blocks().toBytes(), CONTENT_TYPE);
    }
    MultipartUpload begun = upload;
    if (begun == null) {
      store.put(key.value(), filled == buffer.length ? buffer : copy(), CONTENT_TYPE);
    } else {
      parts.add(store.uploadPart(begun, parts.size() + 1, buffer, filled));
      store.completeMultipart(begun, parts);
      upload = null;
    }
    return blob;
  }

  /** Gives up what was not finished. */
  @Override
  public void close() {
    MultipartUpload begun = upload;
    upload = null;
    finished = true;
    buffer = new byte[0];
    if (begun != null) {
      store.abortMultipart(begun);
    }
  }

  private byte[] copy() {
    return Arrays.copyOf(buffer, filled);
  }

  private void reserve(int needed) {
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(partSize, Math.max(needed, buffer.length * 2)));
    }
  }

  private void flushPart() {
    MultipartUpload begun = upload;
    if (begun == null) {
      begun = store.beginMultipart(key.value());
      upload = begun;
    }
    parts.add(store.uploadPart(begun, parts.size() + 1, buffer, filled));
    filled = 0;
    partSize = room.forPart(parts.size() + 1);
  }
}
