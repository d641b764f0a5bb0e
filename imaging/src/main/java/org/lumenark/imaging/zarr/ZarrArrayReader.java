package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.SampleType;

/**
 * Reads the chunks of one array that this library wrote, from its metadata and shards alone.
 * Confined to one thread; the shard that was used last stays open.
 */
public final class ZarrArrayReader implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectSink container;
  private final String path;
  private final int[] shape;
  private final int[] shard;
  private final int[] chunk;
  private final SampleType type;
  private final String codec;
  private String openKey = "";
  private Optional<ByteSource> open = Optional.empty();
  private ByteBuffer index = ByteBuffer.allocate(0);

  private ZarrArrayReader(ObjectSink container, String path, JsonNode metadata) {
    this.container = container;
    this.path = path;
    JsonNode sharding = metadata.at("/codecs/0/configuration");
    shape = numbers(metadata.get("shape"));
    shard = numbers(metadata.at("/chunk_grid/configuration/chunk_shape"));
    chunk = numbers(sharding.get("chunk_shape"));
    type = type(metadata.get("data_type").asText());
    codec = sharding.at("/codecs/1/name").asText();
  }

  /**
   * @param path of the array in the container
   * @throws FileNotFoundException if there is no such array
   */
  public static ZarrArrayReader open(ObjectSink container, String path) throws IOException {
    return new ZarrArrayReader(container, path, JSON.readTree(document(container, path)));
  }

  /** The {@code zarr.json} of an array or group. */
  public static byte[] document(ObjectSink container, String path) throws IOException {
    String key = path.isEmpty() ? "zarr.json" : path + "/zarr.json";
    try (ByteSource source =
        container.open(key).orElseThrow(() -> new FileNotFoundException("no " + key))) {
      byte[] bytes = new byte[Math.toIntExact(source.size())];
      source.read(0, bytes, 0, bytes.length);
      return bytes;
    }
  }

  /** Sizes of t, c, z, y, x. */
  public int[] shape() {
    return shape.clone();
  }

  public SampleType type() {
    return type;
  }

  public int chunkY() {
    return chunk[3];
  }

  public int chunkX() {
    return chunk[4];
  }

  /** Bytes of one decoded chunk, padding included. */
  public int chunkBytes() {
    return chunk[3] * chunk[4] * type.bytes();
  }

  /**
   * The samples of one chunk, little-endian, padded where it reaches past the array; empty if it
   * holds zeros only.
   *
   * @throws IOException also if the shard's checksum does not fit
   */
  public Optional<byte[]> chunk(int t, int c, int z, int row, int column) throws IOException {
    int rows = shard[3] / chunk[3];
    int columns = shard[4] / chunk[4];
    String key =
        path + "/" + ArrayLayout.shardKey(t, c, z / shard[2], row / rows, column / columns);
    openShard(key, shard[2] * rows * columns);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    int slot = (z % shard[2] * rows + row % rows) * columns + column % columns;
    long offset = index.getLong(16 * slot);
    long length = index.getLong(16 * slot + 8);
    if (offset == -1 && length == -1) {
      return Optional.empty();
    }
    byte[] encoded = new byte[Math.toIntExact(length)];
    open.get().read(offset, encoded, 0, encoded.length);
    return Optional.of(
        codec.equals("blosc")
            ? BloscDecoder.decode(encoded, chunkBytes())
            : Zstd.decompress(encoded, chunkBytes()));
  }

  /**
   * Whole rows of one plane, without padding, as many as one row of chunks holds.
   *
   * @param chunkRow from 0
   * @return rows read
   */
  public int rows(int t, int c, int z, int chunkRow, byte[] target) throws IOException {
    int rows = Math.min(chunk[3], shape[3] - chunkRow * chunk[3]);
    int rowBytes = shape[4] * type.bytes();
    int chunkRowBytes = chunk[4] * type.bytes();
    byte[] zeros = new byte[chunkBytes()];
    for (int column = 0; column * chunkRowBytes < rowBytes; column++) {
      byte[] samples = chunk(t, c, z, chunkRow, column).orElse(zeros);
      int first = column * chunkRowBytes;
      int bytes = Math.min(chunkRowBytes, rowBytes - first);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(samples, row * chunkRowBytes, target, row * rowBytes + first, bytes);
      }
    }
    return rows;
  }

  private void openShard(String key, int slots) throws IOException {
    if (key.equals(openKey)) {
      return;
    }
    close();
    open = container.open(key);
    openKey = key;
    if (open.isPresent()) {
      byte[] bytes = new byte[16 * slots + 4];
      open.get().read(open.get().size() - bytes.length, bytes, 0, bytes.length);
      index = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      CRC32C crc = new CRC32C();
      crc.update(bytes, 0, bytes.length - 4);
      if ((int) crc.getValue() != index.getInt(bytes.length - 4)) {
        throw new IOException("the index of " + key + " does not fit its checksum");
      }
    }
  }

  @Override
  public void close() throws IOException {
    openKey = "";
    if (open.isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
  }

  private static SampleType type(String name) {
    for (SampleType type : SampleType.values()) {
      if (type.numpyName().equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("data type " + name);
  }

  private static int[] numbers(JsonNode array) {
    int[] numbers = new int[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asInt();
    }
    return numbers;
  }
}
