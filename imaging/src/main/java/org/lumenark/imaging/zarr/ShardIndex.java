package org.lumenark.imaging.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The index at the end of a shard (Zarr v3, {@code sharding_indexed}): for each chunk in C order
 * its offset and length as little-endian uint64, both 2^64 - 1 where the chunk holds the fill value
 * only, then the CRC-32C of these bytes.
 */
final class ShardIndex {

  private static final long MISSING = -1;

  private final ByteBuffer entries;

  ShardIndex(int chunks) {
    entries = ByteBuffer.allocate(16 * chunks + 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2 * chunks; i++) {
      entries.putLong(8 * i, MISSING);
    }
  }

  void set(int chunk, long offset, long length) {
    entries.putLong(16 * chunk, offset).putLong(16 * chunk + 8, length);
  }

  byte[] bytes() {
    byte[] bytes = entries.array();
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    entries.putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }
}
