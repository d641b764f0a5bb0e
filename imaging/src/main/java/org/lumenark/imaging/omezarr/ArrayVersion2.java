package org.lumenark.imaging.omezarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/** Array metadata of Zarr version 2: {@code .zarray}. */
final class ArrayVersion2 {

  private ArrayVersion2() {}

  static ZarrArray read(ArrayDocument document) throws ImagingException {
    if (document.field("zarr_format").asInt(2) != 2) {
      throw document.bad("zarr_format is not 2.");
    }
    int[] shape = document.sizes(document.field("shape"), "shape", -1);
    int[] chunk = document.sizes(document.field("chunks"), "chunks", shape.length);
    JsonNode dtype = document.field("dtype");
    StoredType type =
        StoredType.ofVersion2(dtype.asText())
            .orElseThrow(() ->
                document.unsupported(
                    "type",
                    "Samples of the type "
                        + ArrayDocument.shortened(dtype)
                        + " are no pixels that are read."));
    document.requireAffordable(chunk, type);
    document.requireCountable(shape, chunk);
    List<ByteCodec> codecs = new ArrayList<>();
    List<Delta.Step> deltas = new ArrayList<>();
    for (JsonNode filter : document.field("filters")) {
      if (filter.path("id").asText().equals("delta")) {
        if (!codecs.isEmpty()) {
          throw document.unsupported("codec", "Delta is read as the first filter only.");
        }
        deltas.add(delta(document, filter, dtype.asText(), type));
      } else {
        codecs.add(codec(document, filter));
      }
    }
    JsonNode compressor = document.field("compressor");
    if (!compressor.isNull() && !compressor.isMissingNode()) {
      codecs.add(codec(document, compressor));
    }
    CodecChain chain =
        new CodecChain(
            chunk, type, order(document, shape.length), deltas, Optional.empty(), codecs);
    String separator = document.field("dimension_separator").asText(".");
    if (!separator.equals(".") && !separator.equals("/")) {
      throw document.bad("dimension_separator is neither a dot nor a slash.");
    }
    return new ZarrArray(
        document.node().path(),
        shape,
        chain,
        new ChunkKeys("", separator),
        document.fill(type),
        List.of());
  }

  private static ByteCodec codec(ArrayDocument document, JsonNode node) throws ImagingException {
    String id = node.path("id").asText();
    return ByteCodecs.named(id, node)
        .orElseThrow(
            () -> document.unsupported("codec", "Nothing here undoes the codec " + id + "."));
  }

  private static Delta.Step delta(
      ArrayDocument document, JsonNode filter, String dtype, StoredType type)
      throws ImagingException {
    String from = filter.path("dtype").asText(dtype);
    String stored = filter.path("astype").asText(from);
    boolean whole = !type.type().numpyName().startsWith("float");
    if (!whole || !from.equals(dtype) || !stored.equals(dtype)) {
      throw document.unsupported(
          "codec", "Delta is read for whole numbers of the array's own type.");
    }
    return Delta::undo;
  }

  private static Optional<int[]> order(ArrayDocument document, int rank) throws ImagingException {
    String order = document.field("order").asText("C");
    if (!order.equals("F")) {
      if (!order.equals("C")) {
        throw document.bad("order is neither C nor F.");
      }
      return Optional.empty();
    }
    int[] axes = new int[rank];
    for (int i = 0; i < rank; i++) {
      axes[i] = rank - 1 - i;
    }
    return Optional.of(axes);
  }
}
