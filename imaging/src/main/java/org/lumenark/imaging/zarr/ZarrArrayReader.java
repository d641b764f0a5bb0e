package org.lumenark.imaging.zarr;

import com.github.luben.zstd.Zstd;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;

/**
 * Reads the chunks of one array that this library wrote, from its metadata and shards alone. Up to
 * sixteen threads may read at a time; shards that were used last stay open until it is closed.
 */
public final class ZarrArrayReader implements AutoCloseable {

  private final ObjectSource container;
  private final ArrayMetadata array;
  private final NgffVersion version;
  private final ShardCache shards;

  public ZarrArrayReader(ObjectSource container, ArrayMetadata array) {
    this(container, array, NgffVersion.V0_5);
  }

  private ZarrArrayReader(ObjectSource container, ArrayMetadata array, NgffVersion version) {
    this.container = container;
    this.array = array;
    this.version = version;
    shards = new ShardCache(container, array.slots());
  }

  /**
   * @param path of the array in the container
   * @throws FileNotFoundException if there is no such array
   */
  public static ZarrArrayReader open(ObjectSource container, String path) throws IOException {
    Optional<ArrayMetadata> ofV2 = ArrayMetadata.readOfV2(container, path);
    return ofV2.isPresent()
        ? new ZarrArrayReader(container, ofV2.get(), NgffVersion.V0_4)
        : new ZarrArrayReader(container, ArrayMetadata.read(container, path));
  }

  public ArrayMetadata array() {
    return array;
  }

  /** Bytes of one decoded chunk, padding included. */
  public int chunkBytes() {
    return array.chunkBytes();
  }

  /**
   * The samples of one chunk, little-endian, padded where it reaches past the array; empty if it
   * holds zeros only.
   *
   * @throws DamagedArrayException if the bytes cannot be what was written
   */
  public Optional<byte[]> chunk(int t, int c, int z, int row, int column) throws IOException {
    int rows = array.chunkRowsPerShard();
    int columns = array.chunkColumnsPerShard();
    String key =
        array.path()
            + "/"
            + ArrayLayout.key(version, t, c, z / array.shardZ(), row / rows, column / columns);
    if (version == NgffVersion.V0_4) {
      Optional<ByteSource> object = container.open(key);
      return object.isPresent() ? Optional.of(decode(whole(object.get()), key)) : Optional.empty();
    }
    Optional<OpenShard> shard = shards.shard(key);
    if (shard.isEmpty()) {
      return Optional.empty();
    }
    int slot = (z % array.shardZ() * rows + row % rows) * columns + column % columns;
    Optional<byte[]> encoded = shard.get().chunk(slot, chunkBytes());
    return encoded.isEmpty() ? Optional.empty() : Optional.of(decode(encoded.get(), key));
  }

  private static byte[] whole(ByteSource opened) throws IOException {
    try (ByteSource source = opened) {
      byte[] bytes = new byte[Math.toIntExact(source.size())];
      source.read(0, bytes, 0, bytes.length);
      return bytes;
    }
  }

  private byte[] decode(byte[] encoded, String key) throws IOException {
    try {
      byte[] samples =
          switch (array.codec()) {
            case BLOSC -> BloscDecoder.decode(encoded, chunkBytes());
            case ZSTD -> Zstd.decompress(encoded, chunkBytes());
          };
      if (samples.length == chunkBytes()) {
        return samples;
      }
    } catch (IOException | RuntimeException damaged) {
      throw new DamagedArrayException("a chunk of " + key + " cannot be decoded", damaged);
    }
    throw new DamagedArrayException("a chunk of " + key + " has another length than its array");
  }

  @Override
  public void close() throws IOException {
    shards.close();
  }
}
