package org.lumenark.ingest.blob;

import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.imaging.source.ByteSource;

/** One deposited file: a range of an object, read through a cache. */
public final class BlobSource implements ByteSource {

  private final BlockCache cache;
  private final BlobRange blob;

  public BlobSource(BlockCache cache, BlobRange blob) {
    this.cache = cache;
    this.blob = blob;
  }

  @Override
  public long size() {
    return blob.length();
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position < 0 || length > size() - position) {
      throw new EOFException(length + " bytes at " + position + " of " + size());
    }
    cache.read(blob.object(), blob.offset() + position, target, offset, length);
  }

  /** Nothing is open between reads. */
  @Override
  public void close() {}
}
