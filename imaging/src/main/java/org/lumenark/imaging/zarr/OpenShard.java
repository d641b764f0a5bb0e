package org.lumenark.imaging.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.lumenark.imaging.source.ByteSource;

/** One shard and its index. */
record OpenShard(String key, ByteSource source, ByteBuffer index) implements AutoCloseable {

  private static final int ENTRY_BYTES = 16;
  private static final int CHECKSUM_BYTES = 4;
  private static final long NONE = -1;

  /** Room for what a compressor adds to samples that do not shrink. */
  private static final int MOST_OVERHEAD = 1 << 20;

  /** Empty if there is no such shard: all its samples are 0. */
  static Optional<OpenShard> open(ObjectSource container, String key, int slots)
      throws IOException {
    Optional<ByteSource> source = container.open(key);
    return source.isEmpty() ? Optional.empty() : Optional.of(read(key, source.get(), slots));
  }

  private static OpenShard read(String key, ByteSource source, int slots) throws IOException {
    boolean read = false;
    try {
      byte[] bytes = new byte[ENTRY_BYTES * slots + CHECKSUM_BYTES];
      if (source.size() < bytes.length) {
        throw new DamagedArrayException(key + " is too short for its index");
      }
      source.read(source.size() - bytes.length, bytes, 0, bytes.length);
      ByteBuffer index = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      CRC32C crc = new CRC32C();
      crc.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
      if ((int) crc.getValue() != index.getInt(bytes.length - CHECKSUM_BYTES)) {
        throw new DamagedArrayException("the index of " + key + " does not fit its checksum");
      }
      read = true;
      return new OpenShard(key, source, index);
    } finally {
      if (!read) {
        source.close();
      }
    }
  }

  /** The encoded bytes of one chunk; empty if it holds zeros only. */
  Optional<byte[]> chunk(int slot, int chunkBytes) throws IOException {
    long offset = index.getLong(ENTRY_BYTES * slot);
    long length = index.getLong(ENTRY_BYTES * slot + 8);
    if (offset == NONE && length == NONE) {
      return Optional.empty();
    }
    if (offset < 0
        || length < 0
        || length > source.size()
        || offset > source.size() - length
        || length > (long) chunkBytes + MOST_OVERHEAD) {
      throw new DamagedArrayException("chunk " + slot + " of " + key + " lies outside");
    }
    byte[] encoded = new byte[(int) length];
    source.read(offset, encoded, 0, encoded.length);
    return Optional.of(encoded);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
