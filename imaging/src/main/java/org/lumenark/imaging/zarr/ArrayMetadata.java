package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.SampleType;

/**
 * What the {@code zarr.json} of an array says, as far as reading it needs. Chunks hold samples of
 * one plane, shards those of one time point and channel. All sizes are checked: nothing that is
 * allocated for one chunk or one index of a shard is larger than 64 MiB.
 *
 * @param path of the array in its container
 * @param codec that follows {@code bytes}
 */
public record ArrayMetadata(
    String path,
    int sizeT,
    int sizeC,
    int sizeZ,
    int sizeY,
    int sizeX,
    int shardZ,
    int shardY,
    int shardX,
    int chunkY,
    int chunkX,
    SampleType type,
    Codec codec) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_DOCUMENT_BYTES = 16 << 20;
  private static final int MOST_CHUNK_BYTES = 64 << 20;
  private static final int MOST_SLOTS = 1 << 22;
  private static final int AXES = 5;

  /** How chunks are compressed. */
  public enum Codec {
    BLOSC,
    ZSTD
  }

  /**
   * @param path of the array in the container
   * @throws FileNotFoundException if there is no such array
   */
  public static ArrayMetadata read(ObjectSource container, String path) throws IOException {
    return of(path, document(container, path));
  }

  /** What the {@code .zarray} of our own arrays of Zarr v2 says; empty if there is none. */
  static Optional<ArrayMetadata> readOfV2(ObjectSource container, String path) throws IOException {
    String key = path + "/" + ZarrDocuments.arrayName(NgffVersion.V0_4);
    Optional<ByteSource> there = container.open(key);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    there.get().close();
    JsonNode metadata = json(container, key);
    int[] shape = numbers(path, metadata.path("shape"));
    int[] chunk = numbers(path, metadata.path("chunks"));
    return Optional.of(
        new ArrayMetadata(
            path,
            shape[0],
            shape[1],
            shape[2],
            shape[3],
            shape[4],
            1,
            chunk[3],
            chunk[4],
            chunk[3],
            chunk[4],
            type(path, metadata.path("dtype").asText()),
            codec(path, metadata.at("/compressor/id").asText())));
  }

  /** The {@code zarr.json} of an array or group. */
  public static JsonNode document(ObjectSource container, String path) throws IOException {
    return json(container, path.isEmpty() ? "zarr.json" : path + "/zarr.json");
  }

  private static JsonNode json(ObjectSource container, String key) throws IOException {
    try (ByteSource source =
        container.open(key).orElseThrow(() -> new FileNotFoundException("no " + key))) {
      if (source.size() > MOST_DOCUMENT_BYTES) {
        throw new DamagedArrayException(key + " is too large");
      }
      byte[] bytes = new byte[(int) source.size()];
      source.read(0, bytes, 0, bytes.length);
      return JSON.readTree(bytes);
    }
  }

  private static ArrayMetadata of(String path, JsonNode metadata) throws DamagedArrayException {
    JsonNode sharding = metadata.at("/codecs/0/configuration");
    int[] shape = numbers(path, metadata.path("shape"));
    int[] shard = numbers(path, metadata.at("/chunk_grid/configuration/chunk_shape"));
    int[] chunk = numbers(path, sharding.path("chunk_shape"));
    boolean planes = chunk[0] == 1 && chunk[1] == 1 && chunk[2] == 1;
    if (!metadata.at("/codecs/0/name").asText().equals("sharding_indexed")
        || !sharding.path("index_location").asText("end").equals("end")
        || !sharding.at("/codecs/0/configuration/endian").asText("little").equals("little")
        || !planes
        || shard[0] != 1
        || shard[1] != 1
        || shard[3] % chunk[3] != 0
        || shard[4] % chunk[4] != 0) {
      throw new DamagedArrayException("array " + path + " is not laid out as ours are");
    }
    SampleType type = type(path, metadata.path("data_type").asText());
    long slots = (long) shard[2] * (shard[3] / chunk[3]) * (shard[4] / chunk[4]);
    if ((long) chunk[3] * chunk[4] * type.bytes() > MOST_CHUNK_BYTES || slots > MOST_SLOTS) {
      throw new DamagedArrayException("array " + path + " has chunks or shards that are too large");
    }
    return new ArrayMetadata(
        path,
        shape[0],
        shape[1],
        shape[2],
        shape[3],
        shape[4],
        shard[2],
        shard[3],
        shard[4],
        chunk[3],
        chunk[4],
        type,
        codec(path, sharding.at("/codecs/1/name").asText()));
  }

  /** Rows of chunks in one shard. */
  int chunkRowsPerShard() {
    return shardY / chunkY;
  }

  /** Columns of chunks in one shard. */
  int chunkColumnsPerShard() {
    return shardX / chunkX;
  }

  /** Chunks in one shard. */
  int slots() {
    return shardZ * chunkRowsPerShard() * chunkColumnsPerShard();
  }

  /** Bytes of one decoded chunk, padding included. */
  public int chunkBytes() {
    return chunkY * chunkX * type.bytes();
  }

  private static Codec codec(String path, String name) throws DamagedArrayException {
    return switch (name) {
      case "blosc" -> Codec.BLOSC;
      case "zstd" -> Codec.ZSTD;
      default -> throw new DamagedArrayException("array " + path + " has the codec " + name);
    };
  }

  private static SampleType type(String path, String name) throws DamagedArrayException {
    for (SampleType type : List.of(SampleType.values())) {
      if (type.numpyName().equals(name) || type.numpyCode().equals(name)) {
        return type;
      }
    }
    throw new DamagedArrayException("array " + path + " has samples of type " + name);
  }

  private static int[] numbers(String path, JsonNode array) throws DamagedArrayException {
    int[] numbers = new int[AXES];
    for (int i = 0; i < AXES; i++) {
      numbers[i] = array.path(i).asInt();
      if (array.size() != AXES || !array.path(i).canConvertToInt() || numbers[i] < 1) {
        throw new DamagedArrayException("array " + path + " has sizes that are none");
      }
    }
    return numbers;
  }
}
