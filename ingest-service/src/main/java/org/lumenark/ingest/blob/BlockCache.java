package org.lumenark.ingest.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.BlobKey;

/**
 * The blocks of stored objects that were read last: neighbours in a pack and neighbouring strips of
 * an image cost one request together. Holds at most {@code maxBlocks} blocks; reads of a block or
 * more pass by. Safe for use by several threads; the lock is never held while the store is asked.
 */
public final class BlockCache {

  private static final int MOST_SIZES = 10_000;

  private final Originals originals;
  private final int blockBytes;
  private final Map<Block, byte[]> blocks;
  private final Map<BlobKey, Long> sizes;

  private record Block(BlobKey object, long index) {}

  public BlockCache(Originals originals, int blockBytes, int maxBlocks) {
    this.originals = originals;
    this.blockBytes = blockBytes;
    this.blocks = leastRecentlyUsed(maxBlocks);
    this.sizes = leastRecentlyUsed(MOST_SIZES);
  }

  /**
   * Reads exactly this range of an object.
   *
   * @throws BlobDamagedException if the object does not have it
   */
  void read(BlobKey object, long position, byte[] target, int offset, int length)
      throws IOException {
    if (length >= blockBytes) {
      originals.read(object, position, length, in -> readFully(in, target, offset, length));
      return;
    }
    int done = 0;
    while (done < length) {
      byte[] block = block(object, (position + done) / blockBytes);
      int within = (int) ((position + done) % blockBytes);
      int part = Math.min(block.length - within, length - done);
      if (part <= 0) {
        throw BlobDamagedException.truncated();
      }
      System.arraycopy(block, within, target, offset + done, part);
      done += part;
    }
  }

  private byte[] block(BlobKey object, long index) throws IOException {
    Block key = new Block(object, index);
    byte @Nullable [] known;
    synchronized (blocks) {
      known = blocks.get(key);
    }
    if (known != null) {
      return known;
    }
    long start = index * blockBytes;
    int length = Math.clamp(size(object) - start, 0, blockBytes);
    byte[] block = length == 0 ? new byte[0] : originals.read(object, start, length);
    synchronized (blocks) {
      blocks.put(key, block);
    }
    return block;
  }

  private long size(BlobKey object) throws IOException {
    @Nullable Long known;
    synchronized (sizes) {
      known = sizes.get(object);
    }
    if (known == null) {
      known = originals.size(object);
      synchronized (sizes) {
        sizes.put(object, known);
      }
    }
    return known;
  }

  private static void readFully(InputStream in, byte[] target, int offset, int length)
      throws IOException {
    if (in.readNBytes(target, offset, length) != length) {
      throw BlobDamagedException.truncated();
    }
  }

  private static <K, V> Map<K, V> leastRecentlyUsed(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
