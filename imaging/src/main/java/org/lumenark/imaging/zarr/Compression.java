package org.lumenark.imaging.zarr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the chunks of an array are compressed. */
public enum Compression {
  /** Byte shuffle and zstd 1 in a Blosc frame: for intensities. */
  BLOSC_ZSTD,
  /** A bare zstd frame: for labels. */
  ZSTD;

  /** A new encoder; it holds native memory until it is closed. */
  public ChunkEncoder encoder(int sampleBytes) {
    return switch (this) {
      case BLOSC_ZSTD -> new BloscEncoder(sampleBytes);
      case ZSTD -> new ZstdEncoder();
    };
  }

  ObjectNode metadataOfV2(int sampleBytes) {
    ObjectNode codec = JsonNodeFactory.instance.objectNode();
    return switch (this) {
      case BLOSC_ZSTD ->
          codec
              .put("id", "blosc")
              .put("cname", "zstd")
              .put("clevel", BloscEncoder.LEVEL)
              .put("shuffle", 1)
              .put("blocksize", BloscEncoder.blockBytes(sampleBytes));
      case ZSTD -> codec.put("id", "zstd").put("level", ZstdEncoder.LEVEL);
    };
  }

  ObjectNode metadata(int sampleBytes) {
    ObjectNode codec = JsonNodeFactory.instance.objectNode();
    return switch (this) {
      case BLOSC_ZSTD -> {
        codec
            .put("name", "blosc")
            .putObject("configuration")
            .put("typesize", sampleBytes)
            .put("cname", "zstd")
            .put("clevel", BloscEncoder.LEVEL)
            .put("shuffle", "shuffle")
            .put("blocksize", BloscEncoder.blockBytes(sampleBytes));
        yield codec;
      }
      case ZSTD -> {
        codec
            .put("name", "zstd")
            .putObject("configuration")
            .put("level", ZstdEncoder.LEVEL)
            .put("checksum", false);
        yield codec;
      }
    };
  }
}
