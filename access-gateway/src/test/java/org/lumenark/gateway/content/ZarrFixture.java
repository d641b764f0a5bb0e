package org.lumenark.gateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.lumenark.platform.storage.ObjectStore;

/**
 * A small OME-Zarr image, put together by hand by the specification: two channels, three sections,
 * 600 rows, 700 columns, bytes; one coarser level. Samples are {@link #value}.
 */
final class ZarrFixture {

  static final int ROWS = 600;
  static final int COLUMNS = 700;

  private static final int CHANNELS = 2;
  private static final int SECTIONS = 3;
  private static final int CHUNK = 512;

  private ZarrFixture() {}

  static int value(int c, int z, int y, int x) {
    return (x + 3 * y + 50 * z + 100 * c) % 251;
  }

  /**
   * @param prefix of its keys, ending in a slash
   */
  static void put(ObjectStore store, String prefix) {
    level(store, prefix, 0, 1);
    level(store, prefix, 1, 2);
    json(
        store,
        prefix + "zarr.json",
        """
        {"zarr_format":3,"node_type":"group","attributes":{"ome":{"version":"0.5",
          "multiscales":[{"datasets":[{"path":"0"},{"path":"1"}]}],
          "omero":{"channels":[
            {"color":"FF0000","active":true,"window":{"min":0,"max":255,"start":0,"end":255}},
            {"color":"00FF00","active":true,"window":{"min":0,"max":255,"start":0,"end":255}}]}}}}
        """);
  }

  private static void level(ObjectStore store, String prefix, int level, int factor) {
    int rows = ROWS / factor;
    int columns = COLUMNS / factor;
    json(
        store,
        prefix + level + "/zarr.json",
        """
        {"zarr_format":3,"node_type":"array","shape":[1,2,3,%d,%d],"data_type":"uint8",
          "chunk_grid":{"name":"regular","configuration":{"chunk_shape":[1,1,3,1024,1024]}},
          "chunk_key_encoding":{"name":"default","configuration":{"separator":"/"}},
          "fill_value":0,"codecs":[{"name":"sharding_indexed","configuration":{
            "chunk_shape":[1,1,1,512,512],
            "codecs":[{"name":"bytes"},{"name":"zstd","configuration":{"level":1}}],
            "index_codecs":[{"name":"bytes","configuration":{"endian":"little"}},{"name":"crc32c"}],
            "index_location":"end"}}]}
        """
            .formatted(rows, columns));
    for (int c = 0; c < CHANNELS; c++) {
      store.put(
          prefix + level + "/c/0/" + c + "/0/0/0",
          shard(c, rows, columns, factor),
          "application/octet-stream");
    }
  }

  private static byte[] shard(int c, int rows, int columns, int factor) {
    ByteArrayOutputStream shard = new ByteArrayOutputStream();
    ByteBuffer index = ByteBuffer.allocate(SECTIONS * 4 * 16 + 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int z = 0; z < SECTIONS; z++) {
      for (int part = 0; part < 4; part++) {
        byte[] chunk = new byte[CHUNK * CHUNK];
        for (int i = 0; i < chunk.length; i++) {
          int y = part / 2 * CHUNK + i / CHUNK;
          int x = part % 2 * CHUNK + i % CHUNK;
          if (y < rows && x < columns) {
            chunk[i] = (byte) value(c, z, y * factor, x * factor);
          }
        }
        byte[] encoded = Zstd.compress(chunk, 1);
        index.putLong(shard.size()).putLong(encoded.length);
        shard.writeBytes(encoded);
      }
    }
    CRC32C crc = new CRC32C();
    crc.update(index.array(), 0, index.position());
    index.putInt((int) crc.getValue());
    shard.writeBytes(index.array());
    return shard.toByteArray();
  }

  private static void json(ObjectStore store, String key, String document) {
    store.put(key, document.getBytes(UTF_8), "application/json");
  }
}
