package org.lumenark.submission.archive;

import java.io.IOException;
import java.io.InputStream;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.RunStream;
import org.lumenark.platform.storage.StoreException;

/**
 * The bytes of a file in the store, fetched in chunks, so that no connection is held while others
 * work. Trouble of the store is a {@link StoreException}, never mistaken for a damaged archive.
 */
final class StoredStream extends RunStream {

  private static final int CHUNK_BYTES = 1 << 20;

  private final ObjectStore store;
  private final BlobRange blob;
  private byte[] chunk = new byte[0];
  private long chunkStart;
  private long position;

  StoredStream(ObjectStore store, BlobRange blob) {
    this.store = store;
    this.blob = blob;
  }

  long length() {
    return blob.length();
  }

  long position() {
    return position;
  }

  /**
   * @throws ArchiveException if that lies outside the archive
   */
  void seek(long target) throws ArchiveException {
    if (target < 0 || target > blob.length()) {
      throw ArchiveException.damaged("The archive points outside itself.");
    }
    position = target;
  }

  @Override
  protected boolean atEnd() {
    return position == blob.length();
  }

  @Override
  protected int run(byte[] target, int offset, int count) {
    if (position < chunkStart || position >= chunkStart + chunk.length) {
      fetch();
    }
    int from = (int) (position - chunkStart);
    int got = Math.min(count, chunk.length - from);
    System.arraycopy(chunk, from, target, offset, got);
    position += got;
    return got;
  }

  /**
   * @throws ArchiveException if there are fewer
   */
  byte[] exactly(int count) throws IOException {
    byte[] bytes = readNBytes(count);
    if (bytes.length < count) {
      throw ArchiveException.damaged("The archive ends early.");
    }
    return bytes;
  }

  private void fetch() {
    int length = (int) Math.min(CHUNK_BYTES, blob.length() - position);
    String key = blob.object().value();
    try (InputStream in = store.open(key, blob.offset() + position, length)) {
      chunk = in.readNBytes(length);
      chunkStart = position;
    } catch (IOException failure) {
      throw new StoreException.Unavailable(key, failure);
    }
    if (chunk.length < length) {
      throw new StoreException.Unavailable(key + " ended early", null);
    }
  }
}
