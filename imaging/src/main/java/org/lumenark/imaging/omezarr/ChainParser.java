package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.chunked.Shapes;
import org.lumenark.imaging.source.ImagingException;

/** The codecs of Zarr version 3, in the order of encoding. */
final class ChainParser {

  private static final int MOST_NESTED = 4;

  private final ArrayDocument document;

  ChainParser(ArrayDocument document) {
    this.document = document;
  }

  CodecChain chain(JsonNode codecs, int[] chunk, StoredType type, int depth)
      throws ImagingException {
    if (!codecs.isArray() || codecs.isEmpty() || depth > MOST_NESTED) {
      throw document.bad("codecs is not a list of codecs.");
    }
    Optional<int[]> order = Optional.empty();
    int[] stored = chunk;
    int at = 0;
    while (at < codecs.size() && name(codecs.get(at)).equals("transpose")) {
      int[] step = order(codecs.get(at), chunk.length);
      int[] before = order.orElse(null);
      int[] axes = new int[step.length];
      int[] shape = new int[step.length];
      for (int i = 0; i < step.length; i++) {
        axes[i] = before == null ? step[i] : before[step[i]];
        shape[i] = chunk[axes[i]];
      }
      order = Optional.of(axes);
      stored = shape;
      at++;
    }
    if (at == codecs.size()) {
      throw document.bad("No codec turns the samples into bytes.");
    }
    JsonNode codec = codecs.get(at++);
    Optional<CodecChain.Shards> shards = Optional.empty();
    StoredType storedType = type;
    switch (name(codec)) {
      case "bytes" -> storedType = type.withBigEndian(bigEndian(codec, type));
      case "sharding_indexed" -> shards = Optional.of(shards(codec, stored, type, depth));
      default -> throw unknown(codec);
    }
    List<ByteCodec> compressors = new ArrayList<>();
    for (; at < codecs.size(); at++) {
      JsonNode next = codecs.get(at);
      compressors.add(
          ByteCodecs.named(name(next), next.path("configuration"))
              .orElseThrow(() -> unknown(next)));
    }
    return new CodecChain(chunk, storedType, order, List.of(), shards, compressors);
  }

  private CodecChain.Shards shards(JsonNode codec, int[] shard, StoredType type, int depth)
      throws ImagingException {
    JsonNode configuration = codec.path("configuration");
    int[] inner =
        document.sizes(configuration.path("chunk_shape"), "chunk_shape of shards", shard.length);
    int[] grid = new int[shard.length];
    for (int axis = 0; axis < shard.length; axis++) {
      if (shard[axis] % inner[axis] != 0) {
        throw document.bad("A shard does not hold whole chunks.");
      }
      grid[axis] = shard[axis] / inner[axis];
    }
    document.requireAffordable(inner, type);
    ShardIndexes indexes = indexes(configuration, grid);
    long entries = Shapes.product(grid);
    if (entries < 0 || entries > document.limits().maxAllocation() / 16 - 1) {
      throw document.bad("A shard holds too many chunks.");
    }
    return new CodecChain.Shards(
        chain(configuration.path("codecs"), inner, type, depth + 1), indexes);
  }

  private ShardIndexes indexes(JsonNode configuration, int[] grid) throws ImagingException {
    boolean big = false;
    boolean checksum = false;
    JsonNode codecs = configuration.path("index_codecs");
    for (int i = 0; i < codecs.size(); i++) {
      String name = name(codecs.get(i));
      if (i == 0 && name.equals("bytes")) {
        big = codecs.get(0).at("/configuration/endian").asText().equals("big");
      } else if (i == 1 && name.equals("crc32c")) {
        checksum = true;
      } else {
        throw document.unsupported("codec", "The index of shards is read as bytes and crc32c.");
      }
    }
    if (codecs.isEmpty()) {
      throw document.bad("The index of shards has no codecs.");
    }
    String location = configuration.path("index_location").asText("end");
    if (!location.equals("end") && !location.equals("start")) {
      throw document.bad("index_location is neither start nor end.");
    }
    return new ShardIndexes(grid, big, checksum, location.equals("end"));
  }

  private boolean bigEndian(JsonNode codec, StoredType type) throws ImagingException {
    String endian = codec.at("/configuration/endian").asText("");
    if (endian.isEmpty() && type.bytes() > 1) {
      throw document.bad("The codec bytes does not say which byte comes first.");
    }
    return endian.equals("big");
  }

  private int[] order(JsonNode codec, int rank) throws ImagingException {
    JsonNode order = codec.at("/configuration/order");
    boolean[] seen = new boolean[rank];
    int[] axes = new int[rank];
    for (int i = 0; i < rank; i++) {
      int axis = order.path(i).asInt(-1);
      if (order.size() != rank || axis < 0 || axis >= rank || seen[axis]) {
        throw document.bad("The codec transpose does not name every axis once.");
      }
      seen[axis] = true;
      axes[i] = axis;
    }
    return axes;
  }

  private ImagingException unknown(JsonNode codec) {
    return document.unsupported(
        "codec", "Nothing here undoes the codec " + ArrayDocument.shortened(codec) + ".");
  }

  private static String name(JsonNode codec) {
    return codec.isTextual() ? codec.asText() : codec.path("name").asText();
  }
}
