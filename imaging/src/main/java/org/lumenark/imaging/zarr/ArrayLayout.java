package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lumenark.imaging.source.SampleType;

/**
 * One sharded array with the axes t c z y x. Chunks are 1 x 1 x 1 x {@code chunkY} x {@code chunkX}
 * samples, shards 1 x 1 x {@code shardZ} x {@code shardY} x {@code shardX}: whole chunks, and
 * possibly more than the array holds.
 */
public record ArrayLayout(
    int sizeT,
    int sizeC,
    int sizeZ,
    int sizeY,
    int sizeX,
    SampleType type,
    int chunkY,
    int chunkX,
    int shardZ,
    int shardY,
    int shardX,
    Compression compression,
    NgffVersion version) {

  public static final List<String> AXES = List.of("t", "c", "z", "y", "x");

  public ArrayLayout {
    if (chunkY < 1 || chunkX < 1 || shardZ < 1 || shardY % chunkY != 0 || shardX % chunkX != 0) {
      throw new IllegalArgumentException("a shard holds whole chunks");
    }
    boolean sharded = shardZ > 1 || shardY > chunkY || shardX > chunkX;
    if (version == NgffVersion.V0_4 && sharded) {
      throw new IllegalArgumentException("Zarr v2 has no shards");
    }
  }

  /** An array of OME-NGFF 0.5. */
  public ArrayLayout(
      int sizeT,
      int sizeC,
      int sizeZ,
      int sizeY,
      int sizeX,
      SampleType type,
      int chunkY,
      int chunkX,
      int shardZ,
      int shardY,
      int shardX,
      Compression compression) {
    this(
        sizeT,
        sizeC,
        sizeZ,
        sizeY,
        sizeX,
        type,
        chunkY,
        chunkX,
        shardZ,
        shardY,
        shardX,
        compression,
        NgffVersion.V0_5);
  }

  /** Rows of chunks in one plane. */
  public int chunkRows() {
    return ceilDiv(sizeY, chunkY);
  }

  /** Columns of chunks in one plane. */
  public int chunkColumns() {
    return ceilDiv(sizeX, chunkX);
  }

  public int chunkBytes() {
    return chunkY * chunkX * type.bytes();
  }

  public int chunkRowsPerShard() {
    return shardY / chunkY;
  }

  public int chunkColumnsPerShard() {
    return shardX / chunkX;
  }

  public int shardRows() {
    return ceilDiv(sizeY, shardY);
  }

  public int shardColumns() {
    return ceilDiv(sizeX, shardX);
  }

  public long[] shape() {
    return new long[] {sizeT, sizeC, sizeZ, sizeY, sizeX};
  }

  /** Key of a shard below the array; in Zarr v2 of a chunk. */
  public String key(int t, int c, int shardZ, int shardY, int shardX) {
    return key(version, t, c, shardZ, shardY, shardX);
  }

  static String key(NgffVersion version, int t, int c, int shardZ, int shardY, int shardX) {
    String start =
        switch (version) {
          case V0_4 -> "";
          case V0_5 -> "c/";
        };
    return start + t + "/" + c + "/" + shardZ + "/" + shardY + "/" + shardX;
  }

  /** The array's {@code zarr.json} or {@code .zarray}. */
  public ObjectNode metadata() {
    return switch (version) {
      case V0_4 -> metadataOfV2();
      case V0_5 -> metadataOfV3();
    };
  }

  private ObjectNode metadataOfV2() {
    ObjectNode array = JsonNodeFactory.instance.objectNode();
    array.put("zarr_format", 2);
    numbers(array.putArray("shape"), sizeT, sizeC, sizeZ, sizeY, sizeX);
    numbers(array.putArray("chunks"), 1, 1, 1, chunkY, chunkX);
    array.put("dtype", type.numpyCode());
    array.set("compressor", compression.metadataOfV2(type.bytes()));
    fill(array);
    array.put("order", "C").putNull("filters").put("dimension_separator", "/");
    return array;
  }

  /** The array's {@code zarr.json}, which the published schemas know, whatever is written. */
  public ObjectNode metadataOfV3() {
    ObjectNode array = JsonNodeFactory.instance.objectNode();
    array.put("zarr_format", 3).put("node_type", "array");
    numbers(array.putArray("shape"), sizeT, sizeC, sizeZ, sizeY, sizeX);
    array.put("data_type", type.numpyName());
    numbers(grid(array, "chunk_grid", "regular"), 1, 1, shardZ, shardY, shardX);
    array
        .putObject("chunk_key_encoding")
        .put("name", "default")
        .putObject("configuration")
        .put("separator", "/");
    fill(array);
    ObjectNode sharding = array.putArray("codecs").addObject();
    sharding.put("name", "sharding_indexed");
    ObjectNode configuration = sharding.putObject("configuration");
    numbers(configuration.putArray("chunk_shape"), 1, 1, 1, chunkY, chunkX);
    bytes(configuration.putArray("codecs")).add(compression.metadata(type.bytes()));
    bytes(configuration.putArray("index_codecs")).addObject().put("name", "crc32c");
    configuration.put("index_location", "end");
    ArrayNode names = array.putArray("dimension_names");
    AXES.forEach(names::add);
    array.putObject("attributes");
    return array;
  }

  private void fill(ObjectNode array) {
    if (type == SampleType.FLOAT32 || type == SampleType.FLOAT64) {
      array.put("fill_value", 0.0);
    } else {
      array.put("fill_value", 0);
    }
  }

  private static ArrayNode grid(ObjectNode array, String field, String name) {
    return array
        .putObject(field)
        .put("name", name)
        .putObject("configuration")
        .putArray("chunk_shape");
  }

  private static ArrayNode bytes(ArrayNode codecs) {
    codecs.addObject().put("name", "bytes").putObject("configuration").put("endian", "little");
    return codecs;
  }

  private static void numbers(ArrayNode array, int... numbers) {
    for (int number : numbers) {
      array.add(number);
    }
  }

  private static int ceilDiv(int a, int b) {
    return Math.ceilDiv(a, b);
  }
}
