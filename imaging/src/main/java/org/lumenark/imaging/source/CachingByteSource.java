package org.lumenark.imaging.source;

import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the blocks of a source that were read last, for stores where each request costs
 * milliseconds. At most {@code maxBlocks} of {@code blockSize} bytes are held. Reads of at least a
 * block pass by the cache. The lock guards the map only, never a read.
 */
public final class CachingByteSource implements ByteSource {

  private final ByteSource source;
  private final int blockSize;
  private final Map<Long, byte[]> blocks;

  public CachingByteSource(ByteSource source, int blockSize, int maxBlocks) {
    if (blockSize < 1 || maxBlocks < 1) {
      throw new IllegalArgumentException("a cache holds at least one byte");
    }
    this.source = source;
    this.blockSize = blockSize;
    this.blocks =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > maxBlocks;
          }
        };
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (position < 0 || length > size() - position) {
      throw new EOFException(length + " bytes at " + position + " of " + size());
    }
    if (length >= blockSize) {
      source.read(position, target, offset, length);
      return;
    }
    int done = 0;
    while (done < length) {
      long index = (position + done) / blockSize;
      int within = (int) ((position + done) % blockSize);
      byte[] block = block(index);
      int part = Math.min(block.length - within, length - done);
      System.arraycopy(block, within, target, offset + done, part);
      done += part;
    }
  }

  private byte[] block(long index) throws IOException {
    byte @Nullable [] known;
    synchronized (blocks) {
      known = blocks.get(index);
    }
    if (known != null) {
      return known;
    }
    long start = index * blockSize;
    byte[] block = new byte[(int) Math.min(blockSize, size() - start)];
    source.read(start, block, 0, block.length);
    synchronized (blocks) {
      blocks.put(index, block);
    }
    return block;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
