package org.lumenark.platform.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.lumenark.contracts.id.BlobKey;

/**
 * CRC-32C (Castagnoli, RFC 3720) of each 8 MiB block of an object of more than 8 MiB, kept beside
 * it under {@link BlobKey#checksumsKey()}: one unsigned 32-bit big-endian number a block, the last
 * block may be short.
 */
public final class BlockChecksums {

  public static final int BLOCK_BYTES = 8 << 20;

  private final int[] blocks;

  public BlockChecksums(int[] blocks) {
    this.blocks = blocks.clone();
  }

  /** Whether an object of this length has such a neighbour. */
  public static boolean isKeptFor(long length) {
    return length > BLOCK_BYTES;
  }

  /**
   * @throws CorruptBlobException if the neighbour is absent or cannot be one for this length
   */
  public static BlockChecksums read(ObjectStore store, BlobKey key, long objectLength) {
    long count = (objectLength + BLOCK_BYTES - 1) / BLOCK_BYTES;
    byte[] content;
    try {
      content = store.read(key.checksumsKey(), Math.toIntExact(count * 4 + 1));
    } catch (StoreException.Missing missing) {
      throw new CorruptBlobException(key, "block checksums are missing", missing);
    }
    if (content.length != count * 4) {
      throw new CorruptBlobException(key, "block checksums do not fit the object", null);
    }
    int[] blocks = new int[(int) count];
    ByteBuffer.wrap(content).asIntBuffer().get(blocks);
    return new BlockChecksums(blocks);
  }

  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(blocks.length * 4);
    bytes.asIntBuffer().put(blocks);
    return bytes.array();
  }

  public int count() {
    return blocks.length;
  }

  /** Whether these are the bytes of block {@code index}, from 0. */
  public boolean matches(int index, byte[] content, int length) {
    return blocks[index] == of(content, 0, length);
  }

  static int of(byte[] content, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(content, offset, length);
    return (int) crc.getValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockChecksums that && Arrays.equals(blocks, that.blocks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blocks);
  }
}
